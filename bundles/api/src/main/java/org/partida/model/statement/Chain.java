package org.partida.model.statement;

/** Whether opening balance plus movements gives the closing balance. */
public enum Chain {
  OK,
  BROKEN,
  /** The file has no balances to prove it with. */
  UNKNOWN
}
