package org.partida.spi.source;

/**
 * Something that a connector must be told to connect. Immutable.
 *
 * @param name such as {@code url}
 * @param secret it is kept encrypted and never shown
 * @param required it cannot be left out
 * @param help for people, in English
 */
public record SourceSetting(String name, boolean secret, boolean required, String help) {}
