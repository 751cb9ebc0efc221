package org.partida.spi.host;

/**
 * Who a write is booked for. Immutable.
 *
 * @param kind technical user, or the host user that triggered a menu action
 * @param login name or token
 */
public record ActingUser(Kind kind, String login) {
  /** Technical or delegated. */
  public enum Kind {
    SERVICE,
    DELEGATED
  }
}
