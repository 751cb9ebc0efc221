package org.partida.documents.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * When a mailbox is listed next: one with messages of the last minutes every few minutes, one that
 * is quiet once a day, at an hour of its own so that the quiet ones do not come all at once. Pure.
 */
final class Schedule {
  static final Duration SHORTEST = Duration.ofMinutes(5);
  static final Duration LONGEST = Duration.ofHours(24);

  /** An eighth of the time since the newest message. */
  private static final int PART = 8;

  private static final int DAY_SECONDS = 86_400;

  private Schedule() {}

  /**
   * How often a mailbox is listed.
   *
   * @param floor at least this, so that all mailboxes together leave calls for fetching
   */
  static Duration interval(Optional<Instant> newest, Instant now, Duration floor) {
    Duration least = floor.compareTo(SHORTEST) > 0 ? floor : SHORTEST;
    Duration wanted = newest.map(n -> Duration.between(n, now).dividedBy(PART)).orElse(LONGEST);
    Duration atLeast = wanted.compareTo(least) < 0 ? least : wanted;
    return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
  }

  /** Listing takes at most half of the calls, if every mailbox were as busy as can be. */
  static Duration floor(int mailboxes, int callsPerMinute) {
    return callsPerMinute == Integer.MAX_VALUE
        ? SHORTEST
        : Duration.ofSeconds(Math.round(mailboxes * 120.0 / callsPerMinute));
  }

  /** The next time, at most the interval away. */
  static Instant next(CompanyId company, Duration interval, Instant now) {
    int hash = Math.floorMod(company.value().hashCode() * 0x9E3779B9, DAY_SECONDS);
    if (interval.compareTo(LONGEST) < 0) {
      return now.plus(interval).minus(interval.multipliedBy(hash % 100).dividedBy(1000));
    }
    long today = Math.floorMod(now.getEpochSecond(), (long) DAY_SECONDS);
    long wait = Math.floorMod(hash - today, (long) DAY_SECONDS);
    return now.plusSeconds(wait == 0 ? DAY_SECONDS : wait);
  }
}
