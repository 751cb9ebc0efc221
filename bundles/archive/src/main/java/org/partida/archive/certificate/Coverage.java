package org.partida.archive.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partida.api.archive.Certificate.Stretch;

/** What of a time is covered by stretches. Pure. */
final class Coverage {
  private Coverage() {}

  /** The parts of [from, until) that no stretch covers, in order. */
  static List<Stretch> gaps(Instant from, Instant until, List<Stretch> covered) {
    List<Stretch> gaps = new ArrayList<>();
    Instant at = from;
    List<Stretch> ordered = covered.stream().sorted(Comparator.comparing(Stretch::from)).toList();
    for (Stretch s : ordered) {
      if (s.from().isAfter(at) && at.isBefore(until)) {
        gaps.add(gap(at, s.from().isBefore(until) ? s.from() : until));
      }
      at = s.until().isAfter(at) ? s.until() : at;
    }
    if (at.isBefore(until)) {
      gaps.add(gap(at, until));
    }
    return gaps;
  }

  private static Stretch gap(Instant from, Instant until) {
    return new Stretch(from, until, 0, Optional.empty());
  }
}
