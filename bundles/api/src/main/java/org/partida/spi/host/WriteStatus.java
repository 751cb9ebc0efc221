package org.partida.spi.host;

/** What became of one item of a write. */
public enum WriteStatus {
  POSTED,
  ALREADY_POSTED,
  DRAFTED,
  REJECTED,
  /** The id is booked with another content. */
  CONFLICT,
  /** The answer was lost: ask by external id, never send again. */
  IN_DOUBT,
  /** Not attempted, because another item of the batch stopped it. */
  NOT_TRIED
}
