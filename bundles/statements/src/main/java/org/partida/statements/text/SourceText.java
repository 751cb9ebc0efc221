package org.partida.statements.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.partida.base.text.TextBytes;
import org.partida.model.PartidaException;

/** Bytes of a bank's text file to lines, with limits. Stateless. */
public final class SourceText {
  /** No bank sends a statement beyond this; what is larger is not a statement. */
  public static final int MAX_BYTES = 100 * 1024 * 1024;

  /** No bank writes a line beyond this; what is longer is not a text file. */
  public static final int MAX_LINE = 64 * 1024;

  private SourceText() {}

  /** All bytes, or a refusal if there are none or too many. */
  public static byte[] bytes(InputStream source, String fileName) throws IOException {
    byte[] bytes = source.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(fileName);
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

  static PartidaException tooLarge(String fileName) {
    return Refusal.file(
        fileName,
        "statement.too-large",
        "the file is larger than 100 MB",
        "Export a shorter period, a month for instance.");
  }

  /** The text, without byte order mark. */
  public static String decode(byte[] bytes) {
    return TextBytes.decode(bytes);
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
    int start = 0;
    while (start < text.length()) {
      int end = endOfLine(text, start);
      if (end - start > MAX_LINE) {
        throw Refusal.at(
            lines.size() + 1,
            "statement.line-too-long",
            "a line of " + (end - start) + " characters");
      }
      lines.add(text.substring(start, end));
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return lines;
  }

  private static int endOfLine(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private static boolean isFolded(String text) {
    // what stands before a blank must not be one, nor may one stand at either end
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' ? before == ' ' : c < ' ' || c == '\u00a0' || c == '\u007f') {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || before != ' ';
  }

  /** Runs of blanks to one blank, ends trimmed. */
  public static String fold(String text) {
    if (isFolded(text)) {
      return text;
    }
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
}
