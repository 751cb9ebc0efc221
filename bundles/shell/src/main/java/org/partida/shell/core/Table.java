package org.partida.shell.core;

import java.util.ArrayList;
import java.util.List;
import org.partida.model.TaxIds;

/**
 * A plain table for people: columns as wide as their widest cell, long texts cut but in the last
 * column. Not thread-safe.
 */
public final class Table {
  private static final int WIDEST = 48;

  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] right;

  /** Heads; one that starts with {@code >} stands over a column set to the right. */
  public Table(String... heads) {
    right = new boolean[heads.length];
    String[] plain = new String[heads.length];
    for (int i = 0; i < heads.length; i++) {
      right[i] = heads[i].startsWith(">");
      plain[i] = right[i] ? heads[i].substring(1) : heads[i];
    }
    rows.add(plain);
  }

  public Table row(Object... cells) {
    String[] r = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      // what a document says may hold control characters; a terminal must not obey them; a
      // person's fiscal code is not for the screen
      String s = TaxIds.maskedIn(String.valueOf(cells[i]).replaceAll("\\p{Cntrl}", " "));
      boolean last = i == cells.length - 1;
      r[i] = !last && s.length() > WIDEST ? s.substring(0, WIDEST - 1) + "…" : s;
    }
    rows.add(r);
    return this;
  }

  @Override
  public String toString() {
    int[] width = new int[right.length];
    for (String[] r : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], r[i].length());
      }
    }
    StringBuilder b = new StringBuilder();
    for (String[] r : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < width.length; i++) {
        String pad = " ".repeat(width[i] - r[i].length());
        line.append(i == 0 ? "" : "  ").append(right[i] ? pad + r[i] : r[i] + pad);
      }
      b.append(line.toString().stripTrailing()).append('\n');
    }
    return b.toString();
  }
}
