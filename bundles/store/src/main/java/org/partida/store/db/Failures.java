package org.partida.store.db;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** What comes out of a transaction that failed. */
final class Failures {
  private Failures() {}

  static RuntimeException mapped(Exception e, Engine engine) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    SQLException sql = e instanceof JdbiException || e instanceof SQLException ? sqlIn(e) : null;
    if (sql != null) {
      return new PartidaException(engine.explain(sql), e);
    }
    if (e instanceof RuntimeException r) {
      return r;
    }
    return new PartidaException(
        new Problem(
            "db.failed",
            "a transaction was given up: " + e.getMessage(),
            engine.place(),
            "see the cause in the log"),
        e);
  }

  static PartidaException closed(Engine engine) {
    return new PartidaException(
        new Problem(
            "db.closed",
            "the database is closed: Partida is stopping",
            engine.place(),
            "start Partida"));
  }

  static PartidaException busy(String message, Engine engine) {
    return new PartidaException(
        new Problem(
            "db.busy",
            message + "; nothing was written",
            engine.place(),
            "it is tried again by itself; if it stays so, the disk is too slow"));
  }

  private static SQLException sqlIn(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException s) {
        return s;
      }
    }
    return null;
  }
}
