package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.notice.Notice;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;

/** A mailbox that could not be listed without a gap for long. */
@Timeout(60)
class UnseenTest {
  private final Office office = new Office(LinkOffice.company(ApprovalPolicy.NOT_REQUIRED));

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void peopleAreToldAfterFortyFiveDaysMoreUrgentlyAtTheEndAndNoMoreOnceItWasListed() {
    office.withAllSteps(List.of(new Office.FakeReader()));
    office.sync();
    Instant seen = office.clock.instant().minusSeconds(60);
    fail(true);
    after(seen, Duration.ofDays(45).minusSeconds(1));
    assertThat(notice()).isEmpty();
    after(seen, Duration.ofDays(45).plusSeconds(1));
    assertThat(notice())
        .hasValueSatisfying(
            n -> {
              assertThat(n.level()).isEqualTo(Notice.Level.WARNING);
              assertThat(n.problem().code()).isEqualTo("sync.unseen");
              assertThat(n.company()).contains(Office.COMPANY);
              assertThat(n.problem().fix()).contains("spv-sync --company " + Office.COMPANY);
            });
    after(seen, Duration.ofDays(56));
    assertThat(notice())
        .hasValueSatisfying(n -> assertThat(n.level()).isEqualTo(Notice.Level.URGENT));
    fail(false);
    office.sync();
    assertThat(notice()).as("listed without a gap").isEmpty();
  }

  @Test
  void aCompanyThatWasNeverListedIsCountedFromItsEnrolment() {
    fail(true);
    office.withAllSteps(List.of(new Office.FakeReader()));
    Instant enrolled = office.clock.instant();
    office.sync();
    after(enrolled, Duration.ofDays(44));
    assertThat(notice()).isEmpty();
    after(enrolled, Duration.ofDays(46));
    assertThat(notice()).isPresent();
  }

  @Test
  void theOperatorMayWantToKnowSooner() {
    fail(true);
    Instant enrolled = office.clock.instant();
    SyncSettings ten = new SyncSettings(Map.of("alarmDays", "10"));
    tick(ten);
    office.clock.set(enrolled.plus(Duration.ofDays(9)));
    tick(ten);
    assertThat(notice()).isEmpty();
    office.clock.set(enrolled.plus(Duration.ofDays(11)));
    tick(ten);
    assertThat(notice()).isPresent();
  }

  private void after(Instant begin, Duration time) {
    office.clock.set(begin.plus(time));
    tick(SyncSettings.defaults());
    office.quiet();
  }

  private void tick(SyncSettings settings) {
    new NetworkTick(office.books, settings, office.clock).tick();
  }

  private Optional<Notice> notice() {
    return office.books.read(tx -> tx.notices().find("sync/ro.spv/" + Office.COMPANY + "/unseen"));
  }

  private void fail(boolean on) {
    office.network.failure =
        on
            ? Optional.of(
                new NetworkException(
                    NetworkException.Kind.TRANSIENT,
                    new Problem("x", "down", "", "wait"),
                    Optional.empty()))
            : Optional.empty();
  }
}
