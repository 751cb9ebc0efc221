package org.partida.host.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.CompanyId;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Periods.PeriodOrder;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.store.db.StoreDatabases;
import org.partida.testkit.host.HostContract;

/**
 * The host contract on PostgreSQL, where PARTIDA_TEST_POSTGRES (or property partida.test.postgres)
 * names one.
 */
class EmbeddedHostOnPostgresTest extends HostContract {
  private static final AtomicInteger SERIAL = new AtomicInteger();

  @TempDir Path folder;
  private final String prefix =
      "hl" + ProcessHandle.current().pid() + "_" + SERIAL.incrementAndGet() + "_";
  private StoreDatabases databases;
  private EmbeddedHost embedded;

  private static String url() {
    return System.getProperty(
        "partida.test.postgres",
        Optional.ofNullable(System.getenv("PARTIDA_TEST_POSTGRES")).orElse(""));
  }

  @Override
  protected HostConnector connector() {
    assumeTrue(!url().isEmpty(), "PARTIDA_TEST_POSTGRES names no PostgreSQL");
    if (embedded == null) {
      databases =
          StoreDatabases.postgres(
              new StoreDatabases.Postgres(url(), "", "", prefix), 2, EmbeddedHostTest.CLOCK);
      embedded = new EmbeddedHost(databases, folder.resolve("papers"), EmbeddedHostTest.CLOCK);
    }
    return embedded;
  }

  @Override
  protected void closeMonth(CompanyId company, YearMonth month) throws Exception {
    try (HostSession s = open(company, embedded)) {
      s.periods()
          .set(
              new PeriodOrder(
                  List.of(month), Optional.empty(), PeriodState.CLOSED, "filed", "ana"));
    }
  }

  @AfterEach
  void theBooksAgree() throws Exception {
    if (embedded != null) {
      assertThat(embedded.check(COMPANY)).isEmpty();
      databases.close();
      drop();
    }
  }

  private void drop() throws SQLException {
    try (Connection c = DriverManager.getConnection(url());
        Statement s = c.createStatement()) {
      s.execute("DROP SCHEMA \"" + prefix + "ledger\" CASCADE");
    }
  }
}
