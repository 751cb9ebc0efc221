package org.partida.sandbox.generate;

/**
 * A postal address; {@code county} is an ISO 3166-2 code in Romania (RO-CJ), a region's name
 * elsewhere.
 */
public record GenAddress(
    String street, String city, String postalZone, String county, String country) {}
