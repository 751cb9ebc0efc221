package org.partida.store;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partida.base.port.UnitOfWork;
import org.partida.testkit.store.ApprovalStoreContract;
import org.partida.testkit.store.WithPostgres;

@ExtendWith(WithPostgres.class)
class PostgresApprovalStoreTest extends ApprovalStoreContract {
  private Fixture fixture;
  private UnitOfWork work;

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture.Postgres(WithPostgres.server());
    work = fixture.books();
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  @Override
  protected UnitOfWork work() {
    return work;
  }
}
