package org.partida.render;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * What one weight of the font can show and how wide it is. Taken from the font once; immutable and
 * thread-safe, while the font itself is neither.
 */
final class Typeface {
  /** Everything in the font lies below, but for the sign of a lack. */
  private static final int LIMIT = 0x2300;

  private static final char LACKING = '\u25A1';

  private final short[] widths = new short[LIMIT];
  private final short lackingWidth;

  Typeface(TrueTypeFont font) throws IOException {
    CmapLookup glyphs = font.getUnicodeCmapLookup();
    for (int c = ' '; c < LIMIT; c++) {
      int glyph = glyphs.getGlyphId(c);
      boolean shown =
          glyph != 0
              && Character.getType(c) != Character.FORMAT; // a soft hyphen is not for showing
      widths[c] = (short) (shown ? perThousand(font, glyph) : 0);
    }
    lackingWidth = (short) perThousand(font, glyphs.getGlyphId(LACKING));
  }

  private static int perThousand(TrueTypeFont font, int glyph) throws IOException {
    return font.getAdvanceWidth(glyph) * 1000 / font.getUnitsPerEm();
  }

  /** Width of a text made by {@link #printable}. */
  float width(String printable, float size) {
    int sum = 0;
    for (int i = 0; i < printable.length(); i++) {
      sum += width(printable.charAt(i));
    }
    return sum * size / 1000;
  }

  int width(char c) {
    return c < LIMIT ? widths[c] : lackingWidth;
  }

  /**
   * The text with what cannot be drawn replaced by a visible sign, so that nobody takes it for
   * complete. Line breaks are blanks.
   */
  String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!has(text.charAt(i))) {
        return replaced(Normalizer.normalize(text, Normalizer.Form.NFC));
      }
    }
    return text;
  }

  private String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, out));
    return out.toString();
  }

  private void append(int c, StringBuilder out) {
    if ((c < LIMIT && has((char) c)) || c == LACKING) {
      out.append((char) c);
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      out.append(' ');
    } else if (c == 0x2212) {
      out.append('\u2013'); // the font has no minus of its own
    } else if (Character.getType(c) != Character.FORMAT) {
      out.append(LACKING);
    }
  }

  /** A combining mark has no width: it is composed with its letter, or shown as lacking. */
  private boolean has(char c) {
    return c < LIMIT && widths[c] > 0;
  }
}
