package org.partida.store.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.partida.base.db.Work;

/**
 * A connection with its Jdbi handle, for one thread at a time. After a failure it is thrown away,
 * never mended.
 */
final class Session implements AutoCloseable {
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
    boolean done = false;
    try {
      begin.on(connection);
      T result = work.in(handle);
      // commits; a commit() of the driver for SQLite would begin the next transaction at once and
      // keep the lock
      connection.setAutoCommit(true);
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback();
      }
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

  @Override
  public void close() throws SQLException {
    try {
      handle.close();
    } finally {
      connection.close();
    }
  }
}
