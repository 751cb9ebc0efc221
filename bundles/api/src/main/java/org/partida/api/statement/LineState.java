package org.partida.api.statement;

/** Where a statement line stands. */
public enum LineState {
  /** Read and not yet confirmed. */
  UNSAVED,
  /** Confirmed and posted. */
  SAVED,
  /**
   * The same movement seems to be there already, or is, if somebody said so ({@link
   * LineRecord#repeats}). It is neither matched nor booked.
   */
  DUPLICATE,
  /** A person put it away; it can be brought back. */
  DELETED
}
