package org.partida.spi.network;

import java.time.ZoneId;

/**
 * How often an authority may be called. Immutable.
 *
 * @param callsPerMinute all calls together
 * @param listsPerDay lists per company and day
 * @param fetchesPerMessageAndDay fetches of one message per day, less than the authority allows, so
 *     that people have some left
 * @param statesPerSubmissionAndDay questions for one submission's state per day, likewise
 * @param buyerMessagesPerDay messages to sellers per company and day
 * @param zone where the authority's day begins
 */
public record NetworkLimits(
    int callsPerMinute,
    int listsPerDay,
    int fetchesPerMessageAndDay,
    int statesPerSubmissionAndDay,
    int buyerMessagesPerDay,
    ZoneId zone) {
  /** No limit is known. */
  public static final NetworkLimits UNLIMITED =
      new NetworkLimits(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          ZoneId.of("UTC"));
}
