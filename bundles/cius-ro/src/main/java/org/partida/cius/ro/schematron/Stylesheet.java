package org.partida.cius.ro.schematron;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A published stylesheet, made to run in a time that grows with the size of the invoice. The rules
 * are the published ones: see {@link Rewrite} for what is changed, and additions.xsl for the sums
 * and keys that the changes use. Immutable.
 *
 * @param name file name, for messages
 * @param text the changed text
 */
record Stylesheet(String name, String text) {
  private static final String ADDITIONS = "additions.xsl";

  /** Reads a stylesheet of this bundle. */
  static Stylesheet load(String path) {
    String text = read(path);
    for (Rewrite r : Rewrite.ALL) {
      text = r.apply(text).text();
    }
    String added = read(ADDITIONS);
    String inner =
        added.substring(
            added.indexOf('>', added.indexOf("<xsl:stylesheet")) + 1, added.lastIndexOf("</"));
    int end = text.lastIndexOf("</xsl:stylesheet>");
    int start = text.indexOf("<xsl:stylesheet ") + "<xsl:stylesheet ".length();
    return new Stylesheet(
        path.substring(path.lastIndexOf('/') + 1),
        text.substring(0, start)
            + "xmlns:partida=\""
            + Rewrite.NAMESPACE
            + "\" "
            + text.substring(start, end)
            + inner
            + text.substring(end));
  }

  static String read(String path) {
    try (InputStream in = Stylesheet.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the bundle lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the bundle's " + path + " cannot be read", e);
    }
  }
}
