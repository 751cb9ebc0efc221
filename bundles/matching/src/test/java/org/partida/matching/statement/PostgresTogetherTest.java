package org.partida.matching.statement;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partida.store.db.StoreDatabases;
import org.partida.testkit.store.WithPostgres;

/** Two nodes over one PostgreSQL. */
@ExtendWith(WithPostgres.class)
class PostgresTogetherTest extends TogetherContract {
  private static final AtomicInteger SERIAL = new AtomicInteger();

  private final String prefix =
      "m" + ProcessHandle.current().pid() + "_" + SERIAL.incrementAndGet() + "_";

  @Override
  List<Bank> nodes() {
    Optional<StoreDatabases.Postgres> postgres =
        Optional.of(new StoreDatabases.Postgres(WithPostgres.server().url(), "", "", prefix));
    return List.of(new Bank(postgres), new Bank(postgres));
  }

  @AfterEach
  void drop() {
    WithPostgres.server().dropSchemas(prefix);
  }
}
