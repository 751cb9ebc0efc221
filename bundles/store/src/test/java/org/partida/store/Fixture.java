package org.partida.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.store.PostgresServer;

/** Empty databases of one kind for one test, which can be opened again. */
abstract class Fixture implements AutoCloseable {
  private StoreDatabases open;

  final WakeupHub wakeup = new WakeupHub();
  final AtomicInteger wakes = new AtomicInteger();

  Fixture() {
    wakeup.onWake(wakes::incrementAndGet);
  }

  /** Opens what is there. */
  abstract StoreDatabases connect();

  /** Takes everything away. */
  abstract void drop() throws IOException;

  StoreDatabases databases() {
    if (open == null) {
      open = connect();
    }
    return open;
  }

  StoreDatabases reopen() {
    if (open != null) {
      open.close();
      open = null;
    }
    return databases();
  }

  UnitOfWork books() {
    return new Books(databases(), wakeup);
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
    drop();
  }

  /** SQLite files in a temporary folder. */
  static final class Sqlite extends Fixture {
    final Path folder;

    Sqlite() throws IOException {
      this.folder = Files.createTempDirectory("partida-store");
    }

    @Override
    StoreDatabases connect() {
      return StoreDatabases.sqlite(folder, 3, Clock.systemUTC());
    }

    @Override
    void drop() throws IOException {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
  }

  /** Schemas with a prefix of their own. */
  static final class Postgres extends Fixture {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final PostgresServer server;
    private final String prefix =
        "t" + ProcessHandle.current().pid() + "_" + SERIAL.incrementAndGet() + "_";

    Postgres(PostgresServer server) {
      this.server = server;
    }

    @Override
    StoreDatabases connect() {
      return StoreDatabases.postgres(
          new StoreDatabases.Postgres(server.url(), "", "", prefix), 3, Clock.systemUTC());
    }

    @Override
    void drop() {
      server.dropSchemas(prefix);
    }
  }
}
