package org.partida.api.security;

/** What may be done in a module. */
public enum Access {
  READ,
  /** Includes reading. */
  WRITE
}
