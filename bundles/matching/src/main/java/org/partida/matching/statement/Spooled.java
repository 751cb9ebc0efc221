package org.partida.matching.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.function.Consumer;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.model.statement.Turnover;

/**
 * A statement whose lines lie in a {@link Spool}, to be had day by day. Used by one thread, until
 * the spool is closed.
 *
 * @param head the statement without its lines
 * @param turnover what they come to
 * @param pieces where they are
 */
record Spooled(
    Statement head, Turnover turnover, NavigableMap<LocalDate, List<Spooled.Piece>> pieces) {

  /** Lines of one day that followed one another. */
  @FunctionalInterface
  interface Piece {
    void read(Consumer<Numbered> into);
  }

  /**
   * A line.
   *
   * @param index its place in the statement, counted from 0
   */
  record Numbered(int index, StatementLine line) {}

  /** Under the name of the account that the company has. */
  Spooled under(Statement owned) {
    return new Spooled(owned, turnover, pieces);
  }

  int count() {
    return turnover.count();
  }

  Chain chain() {
    return turnover.chain(head.opening(), head.closing());
  }

  /** Days with lines. */
  NavigableSet<LocalDate> days() {
    return pieces.navigableKeySet();
  }

  /** The lines of a day, as they follow one another in the file. */
  List<Numbered> on(LocalDate day) {
    List<Numbered> lines = new ArrayList<>();
    for (Piece p : pieces.getOrDefault(day, Collections.emptyList())) {
      p.read(lines::add);
    }
    return lines;
  }
}
