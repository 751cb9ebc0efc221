package org.partida.api.statement;

/** Where a statement line stands. */
public enum LineState {
  /** Read and not yet confirmed. */
  UNSAVED,
  /** Confirmed and posted. */
  SAVED,
  /** The same movement is there already. */
  DUPLICATE
}
