package org.partida.store.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.partida.base.db.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with its Jdbi handle, for one thread at a time. After a failure it is thrown away,
 * never mended.
 */
final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final Handle handle;
  private boolean broken;

  Session(Connection connection) {
    this.connection = connection;
    Jdbi jdbi = Jdbi.create(connection);
    KeptStatements statements = new KeptStatements();
    jdbi.setStatementBuilderFactory(c -> statements);
    this.handle = jdbi.open();
  }

  /** Begins a transaction. */
  interface Begin {
    void on(Connection connection) throws SQLException;
  }

  /** Runs in a transaction and commits it; any exception rolls it back. */
  <T> T run(Begin begin, Work<T> work) throws Exception {
    begin(begin);
    T result = first(work);
    commit();
    return result;
  }

  void begin(Begin begin) throws SQLException {
    guarded(
        () -> {
          begin.on(connection);
          return connection;
        });
  }

  /** The first work in a transaction; any exception rolls the transaction back. */
  <T> T first(Work<T> work) throws Exception {
    boolean done = false;
    try {
      T result = work.in(handle);
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /**
   * A further work in the transaction; any exception takes back what this work did, and only if
   * that cannot be done the whole transaction.
   */
  <T> T another(Work<T> work) throws Exception {
    Savepoint before = guarded(connection::setSavepoint);
    boolean done = false;
    try {
      T result = work.in(handle);
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback(before);
      }
    }
  }

  void commit() throws SQLException {
    guarded(
        () -> {
          // a commit() of the driver for SQLite would begin the next transaction at once and keep
          // the lock
          connection.setAutoCommit(true);
          return connection;
        });
  }

  /** Whether a transaction is open. */
  boolean isOpen() {
    try {
      return !broken && !connection.getAutoCommit();
    } catch (SQLException e) {
      broken = true;
      return false;
    }
  }

  /** A statement to the database itself. */
  private interface Statement<T> {
    T run() throws SQLException;
  }

  private <T> T guarded(Statement<T> statement) throws SQLException {
    boolean done = false;
    try {
      T result = statement.run();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  private void rollback(Savepoint before) {
    try {
      connection.rollback(before);
    } catch (SQLException e) {
      // a full disk, for one, makes SQLite roll back everything by itself
      rollback();
    }
  }

  /** False once something failed that leaves the connection in doubt. */
  boolean isSound() {
    return !broken;
  }

  boolean answers() throws SQLException {
    return connection.isValid(2);
  }

  private void rollback() {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      } else {
        // begin or commit itself failed
        broken = true;
      }
    } catch (SQLException e) {
      // closing it rolls back as well
      broken = true;
    }
  }

  /** Closes what may be beyond use. */
  void discard() {
    try {
      close();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("a connection could not be closed", e);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      handle.close();
    } finally {
      connection.close();
    }
  }
}
