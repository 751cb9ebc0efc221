package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.WorkState;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkLimits;

/** Rows wait before they are leased, not after. */
@Timeout(60)
class GateTest {
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private final Office office = new Office(connected());

  private static org.partida.api.company.Company connected() {
    return LinkOffice.company(org.partida.api.company.ApprovalPolicy.AUTOMATIC);
  }

  @BeforeEach
  void start() {
    office.network.limits = new NetworkLimits(60, 1000, 3, 20, 1000, ROMANIA);
    office.withAllSteps(List.of(new Office.FakeReader()));
    for (int i = 0; i < 12; i++) {
      office.network.mailbox.put("m" + i, "F" + i);
    }
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void callsKeepToThePaceAndNoRowIsTakenInVain() {
    office.sync();
    assertThat(office.network.windows).hasSize(1);
    assertThat(office.network.fetched).isEmpty();
    Instant begin = office.clock.instant();
    while (office.network.fetched.size() < 12) {
      int before = office.network.fetched.size();
      office.clock.advance(Duration.ofMillis(600));
      office.workers.wake();
      office.quiet();
      assertThat(office.network.fetched.size() - before).isLessThanOrEqualTo(1);
      assertThat(attempts(office.books)).as("tries that were none").isZero();
      assertThat(office.clock.instant()).isBefore(begin.plusSeconds(30));
    }
    assertThat(office.clock.instant()).isBetween(begin.plusSeconds(12), begin.plusSeconds(16));
  }

  @Test
  void whatTheAuthorityWantsPausesEverybody() {
    office.network.failure = failure(Duration.ofSeconds(90), false);
    office.sync();
    office.network.failure = Optional.empty();
    office.clock.advance(Duration.ofSeconds(89));
    office.sync();
    assertThat(office.network.windows).isEmpty();
    office.clock.advance(Duration.ofSeconds(2));
    office.sync();
    assertThat(office.network.windows).hasSize(1);
  }

  @Test
  void aDayThatIsUsedUpWaitsForRomanianMidnight() {
    office.network.failure = failure(Duration.ofHours(12), true);
    office.sync();
    office.network.failure = Optional.empty();
    // 10:00 UTC is noon in Romania
    office.clock.advance(Duration.ofHours(11));
    office.sync();
    assertThat(office.network.windows).isEmpty();
    office.clock.advance(Duration.ofHours(1).plusSeconds(1));
    office.sync();
    assertThat(office.network.windows).hasSize(1);
  }

  /** At 03:30 of the night that has 03:30 twice; midnight is 22:00 UTC then, no longer 21:00. */
  @Test
  void aDayThatIsUsedUpInTheDoubledHourWaitsForTheMidnightOfTheLongDay() {
    office.clock.set(Instant.parse("2026-10-25T00:30:00Z"));
    office.network.failure = failure(Duration.ofHours(1), true);
    office.sync();
    office.network.failure = Optional.empty();
    for (String still : List.of("2026-10-25T01:30:00Z", "2026-10-25T21:59:59Z")) {
      office.clock.set(Instant.parse(still));
      office.sync();
      assertThat(office.network.windows).as(still).isEmpty();
    }
    office.clock.set(Instant.parse("2026-10-25T22:00:01Z"));
    office.sync();
    assertThat(office.network.windows).hasSize(1);
  }

  private static int attempts(UnitOfWork books) {
    return books.<Integer>read(
        tx ->
            tx.work().list(Optional.empty(), WorkState.READY, 100).stream()
                .mapToInt(i -> i.attempts())
                .sum());
  }

  private static Optional<NetworkException> failure(Duration after, boolean today) {
    return Optional.of(
        new NetworkException(
            NetworkException.Kind.THROTTLED,
            new Problem("x", "too many", "", "wait"),
            Optional.of(after),
            today));
  }
}
