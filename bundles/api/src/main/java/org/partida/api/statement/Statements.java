package org.partida.api.statement;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.spi.action.Progress;

/** Statements: import and look. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface Statements {
  /**
   * Imports a file: archived first, then detected, read, compared with what is there, stored whole
   * or not at all. An unknown format is refused with what was looked for; a file imported before
   * changes nothing.
   *
   * @param company whose; empty = told by the account in the file
   */
  default ImportResult importFile(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      Progress progress)
      throws IOException {
    return importFile(actor, company, fileName, content, ImportOptions.NONE, progress);
  }

  /**
   * The same.
   *
   * @param options what is known beyond the file
   */
  ImportResult importFile(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options,
      Progress progress)
      throws IOException;

  /**
   * Names the day on which the lines of a courier's or processor's statement are booked, or takes
   * that back; lines that nobody confirmed only.
   *
   * @param statement id of the statement, or of its import
   * @param day empty = as the register's choice says
   * @throws org.partida.model.PartidaException {@code statement.unknown}, {@code
   *     statement.no-register}, {@code statement.saved}
   */
  List<StatementSummary> bookOn(
      Actor actor, CompanyId company, String statement, Optional<LocalDate> day);

  /**
   * Files of a format that was not proven yet are imported from now on: the caller has compared one
   * with what was read of it.
   *
   * @throws org.partida.model.PartidaException {@code format.unknown}
   */
  void trustFormat(Actor actor, String format);

  /**
   * Says of lines that may repeat others whether they are movements of their own. Saying it again,
   * or the other way round, is allowed until the line is confirmed.
   *
   * @param keep true: a movement of its own; false: the same movement, which is not booked again
   * @throws org.partida.model.PartidaException {@code line.unknown}, {@code line.not-duplicate},
   *     {@code line.saved}; then none of the lines is changed
   */
  List<LineRecord> decide(Actor actor, CompanyId company, List<String> lines, boolean keep);

  /**
   * Which days the imported statements cover, and where their balances do not join.
   *
   * @param account one account; empty = all that have statements
   * @param from first day; empty = where the statements begin
   * @param to last day; empty = where they end
   */
  List<StatementCalendar> calendar(
      Actor actor,
      CompanyId company,
      Optional<String> account,
      Optional<LocalDate> from,
      Optional<LocalDate> to);

  List<StatementSummary> list(Actor actor, Optional<CompanyId> company);

  Page<LineRecord> lines(
      Actor actor, CompanyId company, Optional<LineState> state, int limit, Optional<String> after);
}
