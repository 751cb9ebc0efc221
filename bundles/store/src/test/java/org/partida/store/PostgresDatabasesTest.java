package org.partida.store;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partida.base.db.Databases;
import org.partida.testkit.store.DatabasesContract;
import org.partida.testkit.store.WithPostgres;

@ExtendWith(WithPostgres.class)
class PostgresDatabasesTest extends DatabasesContract {
  private Fixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture.Postgres(WithPostgres.server());
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  @Override
  protected Databases databases() {
    return fixture.databases();
  }

  @Override
  protected Databases reopen() {
    return fixture.reopen();
  }
}
