package org.partida.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * The rows that a ledger left behind, to be inserted into an empty one in as few or many commits:
 * no check, no number, no open item is thought about.
 */
final class LedgerRows {
  private static final List<String> TABLES =
      List.of(
          "book",
          "account",
          "partner",
          "party",
          "turnover",
          "number_series",
          "journal_entry",
          "journal_line",
          "open_item");

  private record Table(String insert, List<Object[]> rows) {}

  private final List<Table> tables = new ArrayList<>();
  private final int batch;

  private LedgerRows(Posting.Books from, int commits) throws SQLException {
    int all = 0;
    try (Connection c = open(from);
        Statement s = c.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet r = s.executeQuery("select * from " + table)) {
          List<Object[]> rows = new ArrayList<>();
          int columns = r.getMetaData().getColumnCount();
          while (r.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
              row[i] = r.getObject(i + 1);
            }
            rows.add(row);
          }
          all += rows.size();
          String marks = String.join(", ", Collections.nCopies(columns, "?"));
          tables.add(new Table("insert into " + table + " values (" + marks + ")", rows));
        }
      }
    }
    this.batch = all / commits + 1;
  }

  static LedgerRows of(Posting.Books from, int commits) throws SQLException {
    return new LedgerRows(from, commits);
  }

  void insert(Posting.Books to) throws SQLException {
    try (Connection c = open(to)) {
      c.setAutoCommit(false);
      int waiting = 0;
      for (Table t : tables) {
        try (PreparedStatement s = c.prepareStatement(t.insert())) {
          for (Object[] row : t.rows()) {
            for (int i = 0; i < row.length; i++) {
              s.setObject(i + 1, row[i]);
            }
            s.addBatch();
            if (++waiting == batch) {
              s.executeBatch();
              c.commit();
              waiting = 0;
            }
          }
          s.executeBatch();
        }
      }
      c.commit();
    }
  }

  /** Reads the whole journal once. */
  static void scan(Posting.Books books) throws SQLException {
    try (Connection c = open(books);
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "select account, side, sum(amount) from journal_line group by account, side")) {
      while (r.next()) {
        r.getLong(3);
      }
    }
  }

  /** As the store opens its own. */
  private static Connection open(Posting.Books books) throws SQLException {
    if (books.postgres.isPresent()) {
      return DriverManager.getConnection(
          books.postgres.get() + "&currentSchema=" + books.prefix + "ledger");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setCacheSize(-16_000);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return JDBC.createConnection(
        JDBC.PREFIX + books.home.books().resolve("ledger.db"), config.toProperties());
  }
}
