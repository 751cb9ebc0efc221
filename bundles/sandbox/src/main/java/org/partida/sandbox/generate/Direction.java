package org.partida.sandbox.generate;

/** Seen from the mailbox's company. */
public enum Direction {
  /** The company sells. */
  ISSUED,
  /** The company buys. */
  RECEIVED
}
