package org.partida.statements.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of a text file to lines. Romanian banks write UTF-8, UTF-16 and Windows-1250 without saying
 * which; the order byte order mark, strict UTF-8, Windows-1250 finds the right one, since Romanian
 * text in Windows-1250 is never valid UTF-8. Stateless.
 */
public final class SourceText {
  /** No bank sends a statement beyond this; what is larger is not a statement. */
  public static final int MAX_BYTES = 100 * 1024 * 1024;

  /** No bank writes a line beyond this; what is longer is not a text file. */
  public static final int MAX_LINE = 64 * 1024;

  private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");

  private SourceText() {}

  /** All bytes, or a refusal if there are none or too many. */
  public static byte[] bytes(InputStream source, String fileName) throws IOException {
    byte[] bytes = source.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw Refusal.file(
          fileName,
          "statement.too-large",
          "the file is larger than 100 MB",
          "Export a shorter period, a month for instance.");
    }
    if (bytes.length == 0) {
      throw Refusal.file(
          fileName,
          "statement.empty",
          "the file is empty",
          "Export the statement again from the bank.");
    }
    return bytes;
  }

  /** The text, without byte order mark. */
  public static String decode(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, WINDOWS_1250);
    }
  }

  /** The text of a file's first bytes, which may end inside a character. */
  public static String decodeHead(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes.length - end < 4 && bytes[end - 1] < 0) {
      end--;
    }
    return decode(Arrays.copyOf(bytes, end));
  }

  /** The lines, whatever ends them; a missing end of the last line is no matter. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              if (line.length() > MAX_LINE) {
                throw Refusal.at(
                    lines.size() + 1,
                    "statement.line-too-long",
                    "a line of " + line.length() + " characters");
              }
              lines.add(line);
            });
    return lines;
  }

  /** Runs of blanks to one blank, ends trimmed. */
  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u007f') {
        gap = folded.length() > 0;
      } else {
        if (gap) {
          folded.append(' ');
          gap = false;
        }
        folded.append(c);
      }
    }
    return folded.toString();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
