package org.partida.api.health;

/**
 * How a part is. Immutable.
 *
 * @param part name of the part
 * @param level OK, WARN or FAIL
 * @param message one sentence
 * @param fix the next step; empty if all is well
 */
public record HealthEntry(String part, Level level, String message, String fix) {
  /** How bad it is. */
  public enum Level {
    OK,
    WARN,
    FAIL
  }
}
