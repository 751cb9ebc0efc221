package org.partida.api.document;

/** Where a scanned paper stands. */
public enum ScanState {
  /** Somebody has to enter it. */
  WAITING,
  /** A document was made of it. */
  ENTERED,
  /** A person said why nothing is made of it. */
  SET_ASIDE
}
