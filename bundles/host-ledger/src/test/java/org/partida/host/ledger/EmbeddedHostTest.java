package org.partida.host.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.CompanyId;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Periods.PeriodOrder;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.store.db.StoreDatabases;
import org.partida.testkit.host.HostContract;

/** The host contract on SQLite; after each test the books must agree with themselves. */
class EmbeddedHostTest extends HostContract {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private StoreDatabases databases;
  private EmbeddedHost embedded;

  @Override
  protected HostConnector connector() {
    if (embedded == null) {
      databases = StoreDatabases.sqlite(folder, 2, CLOCK);
      embedded = new EmbeddedHost(databases, folder.resolve("papers"), CLOCK);
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
    assertThat(embedded.check(COMPANY)).isEmpty();
    databases.close();
  }
}
