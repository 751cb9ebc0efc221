package org.partida.statements.ofx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.statements.text.SourceText;

/** Bytes of an OFX file to characters. Stateless. */
final class OfxText {
  private static final Pattern CHARSET =
      Pattern.compile("(?i)(?:CHARSET:|encoding=[\"'])\\s*([\\w-]+)");
  private static final Map<String, String> CHARSETS =
      Map.of(
          "1252", "windows-1252",
          "8859-1", "windows-1252",
          "ISO-8859-1", "windows-1252",
          "8859-2", "ISO-8859-2",
          "ISO-8859-2", "ISO-8859-2");

  private OfxText() {}

  /**
   * The text. The declared charset lies often: bytes that are UTF-8 are UTF-8 whatever the header
   * says, and only others are read as it says.
   */
  static String decode(byte[] bytes) {
    String text = SourceText.decode(bytes);
    String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    boolean utf8 = Charset.forName("UTF-8").newEncoder().canEncode(text) && same(text, bytes);
    Matcher m = CHARSET.matcher(head);
    if (utf8 || bytes.length > 1 && (bytes[0] & 0xFE) == 0xFE || !m.find()) {
      return text;
    }
    return Optional.ofNullable(CHARSETS.get(m.group(1)))
        .map(name -> new String(bytes, Charset.forName(name)))
        .orElse(text);
  }

  private static boolean same(String text, byte[] bytes) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length == bytes.length || length + 3 == bytes.length;
  }
}
