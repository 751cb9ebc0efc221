package org.partida.store.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.partida.model.Problem;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;

/** SQLite in one file: WAL, every commit synced. */
final class SqliteEngine implements Engine {
  private static final int BUSY_MILLIS = 10_000;

  /** 32 MB: a page that changes in many commits is copied into the database once. */
  private static final int CHECKPOINT_PAGES = 8_000;

  private final Path file;

  SqliteEngine(Path file) {
    this.file = file;
  }

  @Override
  public String dialect() {
    return "sqlite";
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Connection openWriter() throws SQLException {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    // FULL: without it a commit survives a crash of ours, but not of the machine
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    // writers that share a commit have savepoints; their undo pages would go through a file
    config.setTempStore(TempStore.MEMORY);
    Connection c = open(config);
    try (Statement s = c.createStatement()) {
      s.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }
    return c;
  }

  @Override
  public Connection openReader() throws SQLException {
    SQLiteConfig config = config();
    config.setTransactionMode(TransactionMode.DEFERRED);
    Connection c = open(config);
    try (Statement s = c.createStatement()) {
      s.execute("pragma query_only = on");
    }
    return c;
  }

  @Override
  public void beginWrite(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public void beginRead(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public Problem explain(SQLException e) {
    String fix =
        "if it stays so, look into the log; the database can be checked with: sqlite3 \""
            + file.getFileName()
            + "\" \"pragma integrity_check\"";
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    return switch (code) {
      case SQLITE_FULL ->
          new Problem(
              "db.full",
              "the disk is full; nothing was written",
              place(),
              "make room on this disk; the work goes on by itself");
      case SQLITE_IOERR ->
          new Problem(
              "db.full",
              "the database file cannot be written or read: " + e.getMessage(),
              place(),
              "check free space and the disk's health; the work goes on by itself");
      case SQLITE_BUSY, SQLITE_LOCKED -> busy();
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          new Problem(
              "db.rights",
              "the database file cannot be opened for writing: " + e.getMessage(),
              place(),
              "give the program the right to write this file and its folder");
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new Problem(
              "db.corrupt",
              "the database file is damaged: " + e.getMessage(),
              place(),
              "stop Partida and put the file back from a backup");
      default -> new Problem("db.failed", "the database refused: " + e.getMessage(), place(), fix);
    };
  }

  private Problem busy() {
    return new Problem(
        "db.busy",
        "another program holds the database; nothing was written",
        place(),
        "end the other program that has this file open; the work goes on by itself");
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-16_000);
    return config;
  }

  /** Straight from the driver: DriverManager does not find drivers across bundles. */
  private Connection open(SQLiteConfig config) throws SQLException {
    return JDBC.createConnection(JDBC.PREFIX + file, config.toProperties());
  }
}
