package org.partida.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.RealFiles;
import org.partida.base.work.Threads;
import org.partida.model.Sha256;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * What the same result costs without any engine: the files written and synced by the same number of
 * threads, then the rows that the engine left behind inserted in batches, every commit synced. It
 * reads nothing, decides nothing, and could not go on after a crash.
 */
final class RowLoop {
  private static final int BATCH = 500;

  private final List<Table> tables = new ArrayList<>();

  private record Table(String database, String name, String insert, List<Object[]> rows) {}

  /** Remembers what an office left behind beyond what another, fresh one has. */
  static RowLoop of(Path done, Path fresh) throws SQLException {
    RowLoop loop = new RowLoop();
    for (String database : List.of("partida", "ledger")) {
      try (Connection from = open(done, database);
          Connection before = open(fresh, database)) {
        for (String table : tables(from)) {
          if (rows(before, table).isEmpty()) {
            loop.remember(from, database, table);
          }
        }
      }
    }
    return loop;
  }

  int rows() {
    return tables.stream().mapToInt(t -> t.rows().size()).sum();
  }

  void run(Path books, Path spool, List<Papers.Paper> papers, int threads)
      throws InterruptedException, ExecutionException, SQLException {
    ExecutorService pool = Threads.pool("bench-files", threads);
    DurableFiles files = new DurableFiles(new RealFiles());
    List<Future<Path>> written = new ArrayList<>();
    for (Papers.Paper p : papers) {
      written.add(pool.submit(() -> write(files, books.resolve("archive"), spool, p.bytes())));
    }
    for (Future<Path> f : written) {
      f.get();
    }
    Threads.stop(pool, 5);
    for (String database : List.of("partida", "ledger")) {
      try (Connection c = open(books, database)) {
        c.setAutoCommit(false);
        for (Table t : tables) {
          if (t.database().equals(database)) {
            insert(c, t);
          }
        }
      }
    }
  }

  private static Path write(DurableFiles files, Path archive, Path spool, byte[] bytes)
      throws IOException {
    String hash = Sha256.of(bytes).hex();
    Path target = archive.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)).resolve(hash);
    // two companies of the office may have the same paper; it is kept once
    if (!Files.exists(target)) {
      Path temp = spool.resolve(hash + "-" + Thread.currentThread().getName());
      Files.copy(new ByteArrayInputStream(bytes), temp);
      files.adopt(temp, target);
    }
    return target;
  }

  private static void insert(Connection c, Table table) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(table.insert())) {
      int waiting = 0;
      for (Object[] row : table.rows()) {
        for (int i = 0; i < row.length; i++) {
          s.setObject(i + 1, row[i]);
        }
        s.addBatch();
        if (++waiting == BATCH) {
          s.executeBatch();
          c.commit();
          waiting = 0;
        }
      }
      s.executeBatch();
      c.commit();
    }
  }

  private void remember(Connection c, String database, String table) throws SQLException {
    List<Object[]> rows = rows(c, table);
    if (!rows.isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
      tables.add(
          new Table(database, table, "insert into " + table + " values (" + marks + ")", rows));
    }
  }

  private static List<Object[]> rows(Connection c, String table) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select * from " + table)) {
      while (r.next()) {
        Object[] row = new Object[r.getMetaData().getColumnCount()];
        for (int i = 0; i < row.length; i++) {
          row[i] = r.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** What others refer to comes first. */
  private static Set<String> tables(Connection c) throws SQLException {
    Set<String> ordered = new LinkedHashSet<>();
    for (String table :
        texts(
            c,
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")) {
      put(c, table, ordered);
    }
    return ordered;
  }

  private static void put(Connection c, String table, Set<String> ordered) throws SQLException {
    for (String parent :
        texts(c, "select \"table\" from pragma_foreign_key_list('" + table + "')")) {
      if (!parent.equals(table)) {
        put(c, parent, ordered);
      }
    }
    ordered.add(table);
  }

  private static List<String> texts(Connection c, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      while (r.next()) {
        texts.add(r.getString(1));
      }
    }
    return texts;
  }

  /** As the store opens its own. */
  private static Connection open(Path books, String database) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setCacheSize(-16_000);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return JDBC.createConnection(
        JDBC.PREFIX + books.resolve(database + ".db"), config.toProperties());
  }
}
