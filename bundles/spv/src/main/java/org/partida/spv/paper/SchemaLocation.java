package org.partida.spv.paper;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes {@code xsi:schemaLocation} out of a document's text, and leaves every other byte. */
final class SchemaLocation {
  /** The root's start tag, behind declaration and comments; nothing below it is touched. */
  private static final Pattern ROOT = Pattern.compile("<[A-Za-z_][^<>]*>");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s+[\\w.-]+:schemaLocation\\s*=\\s*(?:\"[^\"]*\"|'[^']*')");

  private SchemaLocation() {}

  /** The bytes without it; empty if it is not there. */
  static Optional<byte[]> dropped(byte[] xml) {
    // one char for each byte, whatever the encoding, so that nothing else changes
    String text = new String(xml, StandardCharsets.ISO_8859_1);
    Matcher root = ROOT.matcher(text);
    if (!root.find()) {
      return Optional.empty();
    }
    Matcher attribute = ATTRIBUTE.matcher(root.group());
    return attribute.find()
        ? Optional.of(
            (text.substring(0, root.start())
                    + attribute.replaceAll("")
                    + text.substring(root.end()))
                .getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }
}
