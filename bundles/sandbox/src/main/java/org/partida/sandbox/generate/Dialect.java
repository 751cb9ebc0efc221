package org.partida.sandbox.generate;

/**
 * The spellings of one and the same document that occur in practice: readers must bind by
 * namespace, never by prefix.
 */
public enum Dialect {
  /** Default namespace for the root, {@code cac} and {@code cbc}. */
  USUAL,
  /** {@code ns1}, {@code ns2} and {@code ns3}, as some SOAP stacks write. */
  NUMBERED,
  /** The basic components are the default namespace, the others have prefixes of their own. */
  CBC_DEFAULT,
  /** No prefix at all: each element declares its namespace. */
  LOCAL,
  /** A UTF-8 byte-order mark before the declaration. */
  BOM,
  /** CRLF line ends and single quotes in the declaration. */
  CRLF
}
