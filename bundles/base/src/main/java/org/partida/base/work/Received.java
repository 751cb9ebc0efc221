package org.partida.base.work;

/**
 * What became of a file that an edge handed over. Immutable.
 *
 * @param key of the inbox row, or of what it became
 * @param fresh it is new; false if the same bytes were handed over before
 */
public record Received(String key, boolean fresh) {}
