package org.partida.statements.mt940;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.model.statement.Turnover;
import org.partida.spi.statement.StatementSink;
import org.partida.statements.text.Refusal;

/**
 * Joins pages that continue one another ({@code :62M:} … {@code :60M:}) into statements, and hands
 * their lines on. One file, one thread.
 */
final class Pages {
  private final StatementSink sink;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Problem> missing = new ArrayList<>();
  private Page first;
  private Page last;
  private boolean begins;
  private Turnover turnover = new Turnover();
  private Optional<PartidaException> tooMuch = Optional.empty();

  Pages(StatementSink sink) {
    this.sink = sink;
  }

  /** A page begins; all but what stands behind its lines is known. */
  void begin(Page page) {
    if (first != null && !page.continues(last)) {
      end();
    }
    if (first == null && page.opening().filter(Balance::intermediate).isPresent()) {
      missing.add(
          Refusal.warning(
              page.line(),
              "mt940.page-missing",
              "the page continues another one that is not before it in this file",
              "Import the file with the pages before it too, or export the whole statement again."));
    }
    begins = first == null;
    first = begins ? page : first;
  }

  void line(StatementLine line) {
    turnover.add(line);
    sink.line(line);
  }

  /** The page that began has ended. */
  void end(Page page) {
    first = begins ? page : first;
    last = page;
  }

  /** The last page was the last one. */
  void end() {
    if (first == null) {
      return;
    }
    Statement s =
        new Statement(
            first.account(),
            first.currency(),
            days(first.opening().map(Balance::date), turnover.first()).min(LocalDate::compareTo),
            days(last.closing().map(Balance::date).or(last::until), turnover.last())
                .max(LocalDate::compareTo),
            first.opening().map(Balance::amount),
            last.closing().map(Balance::amount),
            first.number(),
            List.of());
    sumFits(s);
    sink.end(s);
    statements.add(s);
    first = null;
    turnover = new Turnover();
  }

  List<Statement> statements() {
    return statements;
  }

  /** Warnings about pages that are not there. */
  List<Problem> missing() {
    return missing;
  }

  /** The first statement that adds up to more than can be kept. */
  Optional<PartidaException> tooMuch() {
    return tooMuch;
  }

  /**
   * A sum beyond the range of amounts is bad input, and no failure of whoever asks for the chain
   * later.
   */
  private void sumFits(Statement s) {
    try {
      turnover.chain(s.opening(), s.closing());
    } catch (ArithmeticException e) {
      tooMuch =
          tooMuch.or(
              () ->
                  Optional.of(
                      new PartidaException(
                          new Problem(
                              "statement.amount",
                              "the movements of "
                                  + s.account()
                                  + " add up to more than can be kept",
                              s.account(),
                              "Export the statement again from the bank and import the unchanged file."),
                          e)));
    }
  }

  private static Stream<LocalDate> days(Optional<LocalDate> balance, Optional<LocalDate> lines) {
    return Stream.concat(balance.stream(), lines.stream());
  }
}
