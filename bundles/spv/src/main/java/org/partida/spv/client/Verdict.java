package org.partida.spv.client;

/**
 * What one of ANAF's texts means. Names that are a kind of failure are those of {@code
 * NetworkException.Kind}.
 */
public enum Verdict {
  /** No failure: there is nothing. */
  EMPTY,
  /** No failure: the page asked for is behind the last one. */
  PAST_END,
  /** Our clock is ahead of theirs. */
  CLOCK_AHEAD,
  /** A quota of the day is used up. */
  QUOTA_DAY,
  TRANSIENT,
  UNAUTHORISED,
  FORBIDDEN,
  EXPIRED,
  NOT_FOUND,
  REFUSED
}
