package org.partida.api.source;

/** What became of a document that was pulled. */
public enum PulledState {
  /** To be verified by a person. */
  WAITING,
  /** Looked at and put aside: nothing becomes of it until somebody verifies it. */
  DRAFT,
  /** It is a document. */
  VERIFIED,
  /** The source cancelled it before it was verified. */
  CANCELLED,
  /** It cannot be read; the problem says why. */
  UNREADABLE,
  /** Nothing here can book this type yet; the problem says what to do instead. */
  NOT_BOOKABLE
}
