package org.partida.sandbox.books;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;
import org.partida.base.db.Work;

/** A stand-in for the real databases: one SQLite file, one lock, no finesse. */
public final class FileDatabases implements Databases {
  private final Path folder;

  public FileDatabases(Path folder) {
    this.folder = folder;
  }

  @Override
  public Database open(String name, Migrations migrations) {
    Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve(name + ".db"));
    jdbi.useHandle(
        handle -> {
          boolean fresh =
              handle
                  .createQuery("SELECT count(*) FROM sqlite_master WHERE name = 'fact'")
                  .mapTo(Integer.class)
                  .one()
                  .equals(0);
          if (fresh) {
            for (Migrations.Script script : migrations.scripts()) {
              statements(script.sql()).forEach(handle::execute);
            }
          }
        });
    return new One(jdbi);
  }

  private static List<String> statements(String sql) {
    String own =
        sql.lines()
            .filter(line -> !line.endsWith("--postgresql"))
            .map(line -> line.replace("--sqlite", ""))
            .reduce("", (a, b) -> a + "\n" + b);
    return List.of(own.split(";\\s*(\\n|$)", -1)).stream().filter(s -> !s.isBlank()).toList();
  }

  private static final class One implements Database {
    private final Jdbi jdbi;
    private final ReentrantLock lock = new ReentrantLock(true);

    One(Jdbi jdbi) {
      this.jdbi = jdbi;
    }

    @Override
    public <T> T write(Work<T> work) {
      return read(work);
    }

    @Override
    public <T> T read(Work<T> work) {
      lock.lock();
      try {
        return jdbi.inTransaction(
            handle -> {
              try {
                return work.in(handle);
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
      } finally {
        lock.unlock();
      }
    }

    @Override
    public String dialect() {
      return "sqlite";
    }
  }
}
