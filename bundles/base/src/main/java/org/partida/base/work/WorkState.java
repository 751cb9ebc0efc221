package org.partida.base.work;

/** Where a row stands. */
public enum WorkState {
  READY,
  LEASED,
  WAITING,
  DONE,
  REJECTED
}
