package org.partida.statements.mt940;

import java.util.ArrayList;
import java.util.List;

/**
 * A field as it stands in the file: tag, line number, its rows without the tag. Built by one
 * thread, then only read.
 */
final class Field {
  private static final int MAX_ROWS = 200;

  private final String tag;
  private final int line;
  private final List<String> rows = new ArrayList<>(2);

  Field(String tag, int line, String first) {
    this.tag = tag;
    this.line = line;
    rows.add(first);
  }

  String tag() {
    return tag;
  }

  int line() {
    return line;
  }

  /** The first row, trimmed. */
  String value() {
    return rows.get(0).trim();
  }

  List<String> rows() {
    return rows;
  }

  /** Whether the row was taken; a field that never ends is not a statement. */
  boolean add(String row) {
    return rows.size() < MAX_ROWS && rows.add(row);
  }
}
