package org.partida.spi.invoice;

/**
 * The root element of an XML document. Immutable.
 *
 * @param namespace namespace name, empty if none
 * @param localName name without prefix
 */
public record RootElement(String namespace, String localName) {}
