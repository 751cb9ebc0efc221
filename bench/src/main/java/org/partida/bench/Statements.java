package org.partida.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.StatementImports;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.job.internal.JobTable;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.matching.statement.ImportRuns;
import org.partida.matching.statement.ImportsService;
import org.partida.matching.statement.StatementsService;
import org.partida.spi.action.Progress;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.camt.Camt053Reader;
import org.partida.statements.csv.BtCsvReader;
import org.partida.statements.mt940.Mt940Reader;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.store.Samples;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * A year of 100 000 movements in one file: imported into an account that has none and into one that
 * has them all, each beside the same rows inserted in batches with nothing thought about; and the
 * memory that imports of three sizes hold.
 */
final class Statements {
  private static final int LINES = Integer.getInteger("partida.bench.lines", 100_000);
  private static final List<Integer> MEMORY =
      Stream.of(System.getProperty("partida.bench.memory", "10000,100000,400000").split(","))
          .filter(n -> !n.isEmpty())
          .map(Integer::valueOf)
          .toList();
  private static final long PAUSE = 150_000_000;
  private static final int ROUNDS = Integer.getInteger("partida.bench.rounds", 5);
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);
  private static final List<StatementReader> READERS =
      List.of(new Mt940Reader(), new Camt053Reader(), new BtCsvReader());

  private Statements() {}

  static List<Row> measure() throws Exception {
    Path folder = Files.createTempDirectory("statements");
    List<Path> files =
        List.of(
            StatementFiles.mt940(folder, LINES),
            StatementFiles.camt(folder, LINES),
            StatementFiles.csv(folder, LINES));
    for (int lines : MEMORY) {
      memory(READERS.get(0), StatementFiles.mt940(folder, lines), lines);
      // more would be beyond the limit of a file
      int entries = Math.min(lines, 250_000);
      memory(READERS.get(1), StatementFiles.camt(folder, entries), entries);
      memory(READERS.get(2), StatementFiles.csv(folder, lines), lines);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      rows.addAll(imported(READERS.get(i), files.get(i)));
    }
    return rows;
  }

  /**
   * What an import holds at its fullest, into an account that has none and then into one that has
   * them all: looked at again and again behind a full collection, so garbage does not count.
   */
  private static void memory(StatementReader reader, Path file, int lines) throws IOException {
    try (Office office = new Office()) {
      double[] fresh = peak(() -> office.take(file, lines, lines));
      double[] known = peak(() -> office.take(again(file), lines, 0));
      System.out.printf(
          Locale.ROOT,
          "statements: %s, %d lines, %.1f MB: at most %.1f MB held by an import, %.1f MB if all is known (%.0f and %.0f looks)%n",
          reader.format(),
          lines,
          Files.size(file) / 1e6,
          fresh[0],
          known[0],
          fresh[1],
          known[1]);
    }
  }

  /** What is measured. */
  private interface Act {
    double run() throws IOException;
  }

  /** Megabytes above what was held before, and how often it was looked. */
  private static double[] peak(Act act) throws IOException {
    long before = used();
    AtomicBoolean ended = new AtomicBoolean();
    long[] most = {0, 0};
    Thread looks =
        new Thread(
            () -> {
              while (!ended.get()) {
                System.gc();
                Runtime r = Runtime.getRuntime();
                most[0] = Math.max(most[0], r.totalMemory() - r.freeMemory());
                most[1]++;
                LockSupport.parkNanos(PAUSE);
              }
            });
    looks.start();
    try {
      act.run();
    } finally {
      ended.set(true);
      join(looks);
    }
    return new double[] {(most[0] - before) / 1e6, most[1]};
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long used() {
    Runtime r = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return r.totalMemory() - r.freeMemory();
  }

  /** Other bytes, the same movements. */
  private static Path again(Path file) throws IOException {
    Path other = file.resolveSibling("again-" + file.getFileName());
    Files.copy(file, other, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(other, "\n", StandardOpenOption.APPEND);
    return other;
  }

  private static List<Row> imported(StatementReader reader, Path file) throws Exception {
    List<Double> plain = new ArrayList<>();
    List<Double> fresh = new ArrayList<>();
    List<Double> known = new ArrayList<>();
    List<Double> deleted = new ArrayList<>();
    List<Double> undone = new ArrayList<>();
    for (int round = -1; round < ROUNDS; round++) {
      try (Office office = new Office()) {
        double first = office.take(file, LINES, LINES);
        double again = office.take(again(file), LINES, 0);
        double inserted = inserted(office);
        double undo = office.undo(file);
        double gone = office.deleted(file);
        if (round >= 0) {
          deleted.add(gone);
          undone.add(undo);
          plain.add(inserted);
          fresh.add(first);
          known.add(again);
        }
      }
    }
    Row.Aim aim = new Row.Aim(Row.Kind.LEAST, 20_000);
    return List.of(
        new Row(
            "import " + reader.format(), "plain inserts of its rows", "lines/s", plain, fresh, aim),
        new Row(
            "known " + reader.format(), "plain inserts of its rows", "lines/s", plain, known, aim),
        new Row(
            "undo " + reader.format(),
            "one delete of its rows",
            "s",
            deleted,
            undone,
            Row.Aim.NONE));
  }

  /** Books of one company on disk, every commit synced. */
  private static final class Office implements AutoCloseable {
    final TempHome home = new TempHome();
    final StoreDatabases databases = StoreDatabases.sqlite(home.books(), 2, Clock.systemUTC());
    final JobTable jobs = new JobTable(Clock.systemUTC(), 1);
    final StatementsService statements;
    final ImportsService imports;

    Office() {
      UnitOfWork books = new Books(databases, new WakeupHub());
      books.write(
          tx -> {
            tx.companies().put(Samples.company(Samples.ALFA, StatementFiles.IBAN));
            return null;
          });
      FileVault vault =
          new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
      statements = new StatementsService(READERS, List.of(), books, vault, home, Clock.systemUTC());
      imports =
          new ImportsService(
              READERS, List.of(), books, vault, home, new ImportRuns(), jobs, Clock.systemUTC());
    }

    /** Lines a second. */
    double take(Path file, int lines, int added) throws IOException {
      long start = System.nanoTime();
      ImportResult r;
      try (InputStream in = Files.newInputStream(file)) {
        r =
            statements.importFile(
                ANA, Optional.empty(), file.getFileName().toString(), in, Progress.SILENT);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (r.added() != added || r.duplicates() != lines - added) {
        throw new IllegalStateException(file + ": " + r);
      }
      return lines / seconds;
    }

    /** Seconds that taking back the first import takes; the second has none of its lines. */
    double undo(Path file) throws IOException {
      ImportRecord first =
          imports.list(ANA, Optional.of(Samples.ALFA), false, 9).stream()
              .filter(r -> r.fileName().equals(file.getFileName().toString()))
              .findFirst()
              .orElseThrow();
      ImportRecord second =
          imports.list(ANA, Optional.of(Samples.ALFA), false, 9).stream()
              .filter(r -> !r.id().equals(first.id()))
              .findFirst()
              .orElseThrow();
      long before = System.nanoTime();
      imports.remove(ANA, second.id(), "of no use");
      long start = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "statements: undo of %s beside another file of the same days: %.1f s%n",
          file.getFileName(),
          (start - before) / 1e9);
      StatementImports.Removed r = imports.remove(ANA, first.id(), "a benchmark");
      double seconds = (System.nanoTime() - start) / 1e9;
      if (r.lines() != LINES) {
        throw new IllegalStateException(file + ": " + r);
      }
      return seconds;
    }

    /** Seconds that the database takes to delete the same lines, imported once more. */
    double deleted(Path file) throws Exception {
      take(file, LINES, LINES);
      try (Connection c = open(this);
          Statement s = c.createStatement()) {
        c.setAutoCommit(false);
        long start = System.nanoTime();
        s.executeUpdate("delete from statement_line where statement in (select id from statement)");
        c.commit();
        return (System.nanoTime() - start) / 1e9;
      }
    }

    @Override
    public void close() throws IOException {
      jobs.close();
      databases.close();
      home.close();
    }
  }

  /** The rows that an import left behind, inserted again where there are none. */
  private static double inserted(Office from) throws Exception {
    List<Object[]> rows = new ArrayList<>();
    try (Connection c = open(from);
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select * from statement_line")) {
      int columns = r.getMetaData().getColumnCount();
      while (r.next()) {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = r.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    try (Connection c = open(from);
        Statement s = c.createStatement()) {
      s.executeUpdate("delete from statement_line");
    }
    long start = System.nanoTime();
    try (Connection c = open(from)) {
      c.setAutoCommit(false);
      String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
      try (PreparedStatement p =
          c.prepareStatement("insert into statement_line values (" + marks + ")")) {
        for (Object[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            p.setObject(i + 1, row[i]);
          }
          p.addBatch();
        }
        p.executeBatch();
      }
      c.commit();
    }
    return rows.size() / ((System.nanoTime() - start) / 1e9);
  }

  /** As the store opens its own. */
  private static Connection open(Office office) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setCacheSize(-16_000);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return JDBC.createConnection(
        JDBC.PREFIX + office.home.books().resolve("partida.db"), config.toProperties());
  }
}
