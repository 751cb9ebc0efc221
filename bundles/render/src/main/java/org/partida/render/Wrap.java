package org.partida.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines that fit: at its own line breaks, at blanks, and through a word that is
 * wider than the line.
 */
final class Wrap {
  private Wrap() {}

  static List<String> lines(String text, float width, Style style, Typeface face) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R", -1)) {
      String printable = face.printable(paragraph).strip();
      if (!printable.isEmpty()) {
        paragraph(printable, width * 1000 / style.size(), face, lines);
      }
    }
    return lines;
  }

  private static void paragraph(String s, float room, Typeface face, List<String> lines) {
    int start = 0;
    int lastBlank = -1;
    float used = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      used += face.width(c);
      if (c == ' ') {
        lastBlank = i;
      } else if (used > room && i > start) {
        int end = lastBlank > start ? lastBlank : i;
        lines.add(s.substring(start, end).stripTrailing());
        start = lastBlank > start ? lastBlank + 1 : i;
        lastBlank = -1;
        used = 0;
        for (int k = start; k <= i; k++) {
          used += face.width(s.charAt(k));
        }
      }
    }
    lines.add(s.substring(start));
  }
}
