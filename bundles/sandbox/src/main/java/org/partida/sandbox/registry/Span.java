package org.partida.sandbox.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stretch of days in which something holds; without an end it still does. */
record Span(LocalDate from, Optional<LocalDate> to) {

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && to.map(end -> day.isBefore(end)).orElse(true);
  }

  /** The stretches with the thing holding from that day on. */
  static List<Span> begin(List<Span> spans, LocalDate day) {
    List<Span> kept = new ArrayList<>(end(spans, day));
    kept.add(new Span(day, Optional.empty()));
    return List.copyOf(kept);
  }

  /** The stretches with the thing ended on that day. */
  static List<Span> end(List<Span> spans, LocalDate day) {
    List<Span> kept = new ArrayList<>();
    for (Span span : spans) {
      if (span.from().isBefore(day)) {
        boolean runs = span.to().map(end -> end.isAfter(day)).orElse(true);
        kept.add(runs ? new Span(span.from(), Optional.of(day)) : span);
      }
    }
    return List.copyOf(kept);
  }

  /** The last stretch that has begun on that day. */
  static Optional<Span> last(List<Span> spans, LocalDate day) {
    return spans.stream().filter(s -> !s.from().isAfter(day)).reduce((a, b) -> b);
  }

  String text() {
    return from + "/" + to.map(LocalDate::toString).orElse("");
  }

  static Span read(String text) {
    int slash = text.indexOf('/');
    String end = text.substring(slash + 1);
    return new Span(
        LocalDate.parse(text.substring(0, slash)),
        end.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(end)));
  }
}
