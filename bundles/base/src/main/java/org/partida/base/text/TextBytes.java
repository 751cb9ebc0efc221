package org.partida.base.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes of a text file to characters. Romanian programs write UTF-8, UTF-16 and Windows-1250
 * without saying which; the order byte order mark, strict UTF-8, Windows-1250 finds the right one,
 * since Romanian text in Windows-1250 is never valid UTF-8. Stateless.
 */
public final class TextBytes {
  /** What a text is in that has no mark and is no UTF-8. */
  public static final Charset WINDOWS_1250 = Charset.forName("windows-1250");

  /** How many bytes a byte order mark has at most. */
  public static final int MARK = 3;

  private TextBytes() {}

  /**
   * A byte order mark. Immutable.
   *
   * @param length how many bytes it takes
   * @param charset what it says; empty if there is none
   */
  public record Mark(int length, Optional<Charset> charset) {}

  /** The mark that a file begins with. */
  public static Mark mark(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Mark(3, Optional.of(StandardCharsets.UTF_8));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new Mark(2, Optional.of(StandardCharsets.UTF_16LE));
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new Mark(2, Optional.of(StandardCharsets.UTF_16BE));
    }
    return new Mark(0, Optional.empty());
  }

  /** The text, without byte order mark. */
  public static String decode(byte[] bytes) {
    Mark mark = mark(bytes);
    if (mark.charset().isPresent()) {
      return new String(bytes, mark.length(), bytes.length - mark.length(), mark.charset().get());
    }
    // the fast way; only a text with a replacement character must be looked at again
    String quick = new String(bytes, StandardCharsets.UTF_8);
    if (quick.indexOf('\uFFFD') < 0) {
      return quick;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, WINDOWS_1250);
    }
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
