package org.partida.spi.network;

/** Who sent a buyer's message, as far as the authority's word says it. */
public enum MessageSide {
  /** The company got it: it is the seller. */
  RECEIVED,
  /** The company sent it: it is the buyer. */
  SENT,
  /** The word does not say; the document concerned tells. */
  UNKNOWN
}
