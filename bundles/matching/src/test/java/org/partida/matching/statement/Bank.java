package org.partida.matching.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.job.internal.JobTable;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.Money;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.action.Progress;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/**
 * A company with one account over a real store. Files end in {@code .a} or {@code .b}, two formats
 * of the same shape: rows {@code date;amount;text[;bank reference]}, and perhaps a first row {@code
 * =from;to;opening;closing}.
 */
final class Bank implements AutoCloseable {
  static final String IBAN = "RO49AAAA1B31007593840000";
  static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);

  final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  final TempHome home = new TempHome();
  final StoreDatabases databases;
  final UnitOfWork books;
  final StatementsService statements;
  final ImportsService imports;
  final ImportRuns runs = new ImportRuns();
  final JobTable jobs = new JobTable(clock, 2);
  final FileVault vault =
      new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
  final List<StatementReader> readers = List.of(new Reader("a"), new Reader("b"));

  Bank() {
    this(Optional.empty());
  }

  /** Over a schema of PostgreSQL, where one is given. */
  Bank(Optional<StoreDatabases.Postgres> postgres) {
    databases =
        postgres
            .map(p -> StoreDatabases.postgres(p, 3, clock))
            .orElseGet(() -> StoreDatabases.sqlite(home.books(), 2, clock));
    books = new Books(databases, new WakeupHub());
    books.write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA, IBAN));
          return null;
        });
    statements = new StatementsService(readers, List.of(), books, vault, home, clock);
    imports = new ImportsService(readers, List.of(), books, vault, home, runs, jobs, clock);
  }

  ImportResult take(String name, String... rows) throws IOException {
    return take(name, List.of(rows));
  }

  ImportResult take(String name, List<String> rows) throws IOException {
    byte[] file = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    return statements.importFile(
        ANA, Optional.empty(), name, new ByteArrayInputStream(file), Progress.SILENT);
  }

  /** All lines, as they are listed. */
  List<LineRecord> all() {
    return statements.lines(ANA, Samples.ALFA, Optional.empty(), 10_000, Optional.empty()).items();
  }

  List<LineRecord> lines(LineState state) {
    return statements
        .lines(ANA, Samples.ALFA, Optional.of(state), 10_000, Optional.empty())
        .items();
  }

  /** Day, amount and text of the lines that count. */
  List<String> live() {
    return lines(LineState.UNSAVED).stream()
        .map(LineRecord::line)
        .map(l -> l.bookingDate().getDayOfMonth() + " " + l.amount().amountText() + " " + l.text())
        .toList();
  }

  @Override
  public void close() throws IOException {
    jobs.close();
    databases.close();
    home.close();
  }

  private record Reader(String format) implements StatementReader {
    @Override
    public Detection detect(StatementHead head) {
      return head.fileName().endsWith("." + format)
          ? Detection.yes("name")
          : Detection.no("a name that ends in ." + format);
    }

    @Override
    public StatementRead read(InputStream source, String fileName) throws IOException {
      List<StatementLine> lines = new ArrayList<>();
      Optional<String[]> head = Optional.empty();
      for (String row : new String(source.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (row.startsWith("=")) {
          head = Optional.of(row.substring(1).split(";"));
        } else if (!row.isBlank()) {
          lines.add(line(lines.size() + 1, row.split(";")));
        }
      }
      Statement s =
          new Statement(
              IBAN,
              Samples.RON,
              head.map(h -> LocalDate.parse(h[0])),
              head.map(h -> LocalDate.parse(h[1])),
              head.filter(h -> h.length > 2).map(h -> Money.of(h[2], "RON")),
              head.filter(h -> h.length > 2).map(h -> Money.of(h[3], "RON")),
              Optional.empty(),
              lines);
      return new StatementRead(Optional.empty(), List.of(s), List.of());
    }

    private static StatementLine line(int row, String[] f) {
      Optional<String> none = Optional.empty();
      return new StatementLine(
          row,
          LocalDate.parse(f[0]),
          Optional.empty(),
          Money.of(f[1], "RON"),
          new Counterparty(none, none, none),
          f[2],
          f.length > 3 ? Optional.of(f[3]) : none,
          none,
          none,
          none,
          Optional.empty(),
          LineKind.TRANSFER);
    }
  }
}
