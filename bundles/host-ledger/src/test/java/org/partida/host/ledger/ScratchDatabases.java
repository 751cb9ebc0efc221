package org.partida.host.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;
import org.partida.base.db.Work;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** The port to the database, as short as it gets: writers in a fair queue, a connection per transaction, scripts run at opening. */
final class ScratchDatabases implements Databases {
  private final String url;
  private final String dialect;

  ScratchDatabases(String url) {
    this.url = url;
    this.dialect = url.startsWith("jdbc:sqlite") ? "sqlite" : "postgresql";
  }

  @Override
  public Database open(String name, Migrations migrations) {
    ScratchDatabase db = new ScratchDatabase();
    db.write(h -> {
      boolean fresh = !h.getConnection().getMetaData().getTables(null, null, "book", null).next();
      try (Statement s = h.getConnection().createStatement()) {
        for (Migrations.Script script : fresh ? migrations.scripts() : java.util.List.<Migrations.Script>of()) {
          for (String sql : statements(script.sql())) {
            s.execute(sql);
          }
        }
      }
      return name;
    });
    return db;
  }

  private java.util.List<String> statements(String script) {
    String other = dialect.equals("sqlite") ? "--postgresql" : "--sqlite";
    String mine = script.lines()
        .filter(l -> !l.stripTrailing().endsWith(other))
        .map(l -> l.replaceAll("\\s*--(sqlite|postgresql|\\s.*)?\\s*$", ""))
        .collect(Collectors.joining("\n"));
    return java.util.Arrays.stream(mine.split(";\\s*\n|;\\s*$")).filter(s -> !s.isBlank()).toList();
  }

  private final class ScratchDatabase implements Database {
    private final ReentrantLock writers = new ReentrantLock(true);

    @Override
    public <T> T write(Work<T> work) {
      boolean sqlite = dialect.equals("sqlite");
      if (sqlite) {
        writers.lock();
      }
      try {
        return inTransaction(work);
      } finally {
        if (sqlite) {
          writers.unlock();
        }
      }
    }

    @Override
    public <T> T read(Work<T> work) {
      return inTransaction(work);
    }

    private <T> T inTransaction(Work<T> work) {
      try (Connection c = DriverManager.getConnection(url)) {
        if (dialect.equals("sqlite")) {
          try (Statement s = c.createStatement()) {
            s.execute("PRAGMA journal_mode = WAL");
            s.execute("PRAGMA busy_timeout = 10000");
            s.execute("PRAGMA foreign_keys = ON");
          }
        }
        c.setAutoCommit(false);
        try (Handle h = Jdbi.create(c).open()) {
          T result = work.in(h);
          c.commit();
          return result;
        }
      } catch (RuntimeException e) {
        throw e;
      } catch (SQLException e) {
        throw new PartidaException(new Problem("db.failed", String.valueOf(e.getMessage()), url, "look at the cause"), e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String dialect() {
      return dialect;
    }
  }
}
