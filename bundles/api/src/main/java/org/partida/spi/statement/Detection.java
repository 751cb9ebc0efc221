package org.partida.spi.statement;

/**
 * A reader's answer to "is this yours?". Immutable.
 *
 * @param yes certain
 * @param lookedFor what the reader looked for, for the refusal that a person reads
 */
public record Detection(boolean yes, String lookedFor) {
  public static Detection yes(String found) {
    return new Detection(true, found);
  }

  public static Detection no(String lookedFor) {
    return new Detection(false, lookedFor);
  }
}
