package org.partida.spi.host;

/**
 * A reference made by the host; never parsed by anybody else. Immutable.
 *
 * @param kind account, entry, line, item, settlement, partner, attachment
 * @param value opaque
 */
public record HostRef(String kind, String value) {}
