package org.partida.statements.mt940;

import java.util.List;

/** Joins the rows of a {@code :86:}. Stateless. */
final class Rows {
  /** SWIFT's row width. */
  static final int WIDTH = 65;

  /** The first row shares its width with the tag. */
  static final int FIRST_WIDTH = WIDTH - ":86:".length();

  private Rows() {}

  /** Rows of a layout with marks of its own: banks wrap it anywhere, so no blank is added. */
  static String hard(List<String> rows) {
    return rows.size() == 1 ? rows.get(0) : String.join("", rows);
  }

  /**
   * Rows of prose: a full row goes on inside the word, a shorter one was ended on purpose.
   *
   * @param firstWidth what the bank fills the first row to, usually {@link #FIRST_WIDTH}
   */
  static String soft(List<String> rows, int firstWidth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(rows.get(i));
      boolean full = rows.get(i).length() >= (i == 0 ? firstWidth : WIDTH);
      if (!full && i + 1 < rows.size()) {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
