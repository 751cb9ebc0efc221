package org.partida.statements.mt940;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.statements.text.Refusal;

/**
 * Joins pages that continue one another ({@code :62M:} … {@code :60M:}) into statements. Stateless.
 */
final class Pages {
  private Pages() {}

  static List<Statement> join(List<Page> pages, List<Problem> warnings) {
    List<Statement> statements = new ArrayList<>();
    List<Page> run = new ArrayList<>();
    for (Page page : pages) {
      if (!run.isEmpty() && !page.continues(run.get(run.size() - 1))) {
        statements.add(statement(run));
        run.clear();
      }
      if (run.isEmpty() && page.opening().isPresent() && page.opening().get().intermediate()) {
        warnings.add(
            Refusal.warning(
                page.line(),
                "mt940.page-missing",
                "the page continues another one that is not before it in this file",
                "Import the file with the pages before it too, or export the whole statement again."));
      }
      run.add(page);
    }
    if (!run.isEmpty()) {
      statements.add(statement(run));
    }
    return statements;
  }

  private static Statement statement(List<Page> run) {
    Page first = run.get(0);
    Page last = run.get(run.size() - 1);
    List<StatementLine> lines = run.stream().flatMap(p -> p.lines().stream()).toList();
    Optional<LocalDate> from =
        days(first.opening().map(Balance::date), lines).min(LocalDate::compareTo);
    Optional<LocalDate> to =
        days(last.closing().map(Balance::date).or(last::until), lines).max(LocalDate::compareTo);
    return new Statement(
        first.account(),
        first.currency(),
        from,
        to,
        first.opening().map(Balance::amount),
        last.closing().map(Balance::amount),
        first.number(),
        lines);
  }

  private static Stream<LocalDate> days(Optional<LocalDate> balance, List<StatementLine> lines) {
    return Stream.concat(balance.stream(), lines.stream().map(StatementLine::bookingDate));
  }
}
