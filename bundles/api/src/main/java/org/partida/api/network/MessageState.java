package org.partida.api.network;

/** How far a message got. */
public enum MessageState {
  LISTED,
  /** Its bytes are in the archive. */
  ARCHIVED,
  /** It became a document or an event. */
  READ,
  /** Its bytes are kept, but it cannot be read; a person must look. */
  QUARANTINED,
  /** The authority does not give it out any more. */
  EXPIRED,
  /** The authority refuses it for good. */
  REFUSED
}
