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
  /** Mailboxes that are listed once a day have an hour of their own. */
  private static final Duration DAY = Duration.ofHours(24);

  /** An eighth of the time since the newest message. */
  private static final int PART = 8;

  private static final int DAY_SECONDS = 86_400;

  private Schedule() {}

  /**
   * How often a mailbox is listed.
   *
   * @param floor at least this, so that all mailboxes together leave calls for fetching
   */
  static Duration interval(
      Optional<Instant> newest, Instant now, Duration floor, SyncSettings settings) {
    Duration least = floor.compareTo(settings.busy()) > 0 ? floor : settings.busy();
    Duration longest = settings.quiet();
    Duration wanted = newest.map(n -> Duration.between(n, now).dividedBy(PART)).orElse(longest);
    Duration atLeast = wanted.compareTo(least) < 0 ? least : wanted;
    return atLeast.compareTo(longest) > 0 ? longest : atLeast;
  }

  /** Listing takes at most half of the calls, if every mailbox were as busy as can be. */
  static Duration floor(int mailboxes, int callsPerMinute) {
    return callsPerMinute == Integer.MAX_VALUE
        ? Duration.ZERO
        : Duration.ofSeconds(Math.round(mailboxes * 120.0 / callsPerMinute));
  }

  /** The next time, at most the interval away. */
  static Instant next(CompanyId company, Duration interval, Instant now) {
    int hash = Math.floorMod(company.value().hashCode() * 0x9E3779B9, DAY_SECONDS);
    if (interval.compareTo(DAY) < 0) {
      return now.plus(interval).minus(interval.multipliedBy(hash % 100).dividedBy(1000));
    }
    long today = Math.floorMod(now.getEpochSecond(), (long) DAY_SECONDS);
    long wait = Math.floorMod(hash - today, (long) DAY_SECONDS);
    return now.plusSeconds(wait == 0 ? DAY_SECONDS : wait);
  }
}
