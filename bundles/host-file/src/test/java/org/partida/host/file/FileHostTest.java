package org.partida.host.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.work.internal.WakeupHub;
import org.partida.host.ledger.EmbeddedHostComponent;
import org.partida.model.CompanyId;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Periods.PeriodOrder;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.host.HostContract;
import org.partida.testkit.store.Samples;

/** The host contract, and what the program's own chart refuses. */
class FileHostTest extends HostContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC);

  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private FileHostComponent files;

  @Override
  protected HostConnector connector() {
    if (files == null) {
      databases = StoreDatabases.sqlite(home.books(), 2, CLOCK);
      Books books = new Books(databases, new WakeupHub());
      books.write(
          tx -> {
            tx.companies().put(Samples.company(COMPANY));
            return COMPANY;
          });
      files =
          new FileHostComponent(
              "neutral",
              20_000,
              new EmbeddedHostComponent(databases, home, CLOCK),
              databases,
              books,
              home,
              CLOCK);
    }
    return files;
  }

  @Override
  protected void closeMonth(CompanyId company, YearMonth month) throws Exception {
    try (HostSession s = open(company, files)) {
      s.periods()
          .set(
              new PeriodOrder(
                  List.of(month), Optional.empty(), PeriodState.CLOSED, "filed", "ana"));
    }
  }

  @AfterEach
  void end() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void anAccountThatTheProgramDoesNotKnowIsRefused() throws Exception {
    Actor ana = Actor.all("ana", "Ana", Channel.SHELL);
    String csv = "account;name;code\n4111;Clienti;4111.0\n401;Furnizori;\n5121;Banca;\n";
    assertThat(
            files.putChart(
                ana, COMPANY, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(3);
    host.close();
    host = open(COMPANY, files);

    WriteResult<?> refused = post(sale("v-1", "S1", "10.00"));
    assertThat(refused.status()).isEqualTo(WriteStatus.REJECTED);
    assertThat(refused.problem().orElseThrow().code()).isEqualTo("host.account-missing");
    assertThat(refused.problem().orElseThrow().message()).contains("704");
    assertThat(
            host.ledger()
                .post(
                    List.of(draft(receipt("v-2", "S1", "5.00")), draft(sale("v-1", "S1", "10.00"))),
                    PostMode.ALL_OR_NOTHING))
        .extracting(WriteResult::status)
        .containsExactly(WriteStatus.NOT_TRIED, WriteStatus.REJECTED);
    assertThat(
            host.ledger()
                .post(
                    List.of(draft(sale("v-1", "S1", "10.00")), draft(receipt("v-2", "S1", "5.00"))),
                    PostMode.EACH))
        .extracting(WriteResult::status)
        .containsExactly(WriteStatus.REJECTED, WriteStatus.POSTED);
    assertThat(host.chart().missing(List.of(AccountCode.of("704"), AccountCode.of("4111.EUR"))))
        .containsExactly(AccountCode.of("704"));
    assertThat(host.chart().list(Optional.empty(), Optional.empty(), 2).items())
        .extracting(a -> a.code().toString())
        .containsExactly("401", "4111");
    assertThat(files.capabilities().can(Capability.NEGATIVE_AMOUNTS)).isTrue();
  }
}
