package org.partida.base.xml;

/**
 * How much XML is read before it counts as an attack. Immutable.
 *
 * @param bytes size of the document
 * @param depth nested elements
 * @param attributes attributes and namespace declarations of one element
 */
public record XmlLimits(long bytes, int depth, int attributes) {
  /** Well above the largest e-invoice an authority takes: ANAF refuses more than 20 MB. */
  public static final XmlLimits DEFAULT = new XmlLimits(64L << 20, 64, 64);

  /** For bank statements of a busy month. */
  public static final XmlLimits STATEMENT = new XmlLimits(512L << 20, 64, 64);
}
