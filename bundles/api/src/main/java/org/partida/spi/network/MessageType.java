package org.partida.spi.network;

/** What a listed message is. */
public enum MessageType {
  RECEIVED,
  SENT,
  /** The authority refused a document that was sent. */
  ERRORS,
  BUYER_MESSAGE,
  /** A type that is not known: kept, shown, never guessed. */
  UNKNOWN
}
