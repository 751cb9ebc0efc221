package org.partida.spi.source;

/**
 * One of the premises (punct de lucru) that a source keeps apart. Immutable.
 *
 * @param code stable within the connection
 * @param name for people
 */
public record SourceSeat(String code, String name) {}
