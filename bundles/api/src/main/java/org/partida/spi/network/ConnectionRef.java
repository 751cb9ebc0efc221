package org.partida.spi.network;

/**
 * A stored authorisation to use. Immutable.
 *
 * @param id the connection's id; the network looks up its tokens under it
 */
public record ConnectionRef(String id) {}
