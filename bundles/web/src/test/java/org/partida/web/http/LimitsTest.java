package org.partida.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.TestClock;

class LimitsTest {
  private final TestClock clock = new TestClock("2026-03-01T08:00:00Z");

  @Test
  void anAddressMayFailSoOftenAndThenWaits() {
    FailureLimit limit = new FailureLimit(clock, 3, Duration.ofMinutes(5));
    for (int i = 0; i < 3; i++) {
      assertThat(limit.wait("a")).isZero();
      limit.failed("a");
    }
    assertThat(limit.wait("a")).isEqualTo(Duration.ofMinutes(5));
    assertThat(limit.wait("b")).isZero();
    clock.advance(Duration.ofMinutes(4));
    assertThat(limit.wait("a")).isEqualTo(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(1));
    assertThat(limit.wait("a")).isZero();
    limit.failed("a");
    assertThat(limit.wait("a")).isZero();
  }

  @Test
  void answersAreRememberedForADay() {
    Remembered remembered = new Remembered(clock);
    Remembered.Key key = new Remembered.Key("ana", "k1");
    assertThat(remembered.take(key, "POST /x")).isEmpty();
    assertThat(remembered.take(key, "POST /x")).get().matches(Remembered.Entry::running);
    remembered.answered(key, 202, Optional.of("/jobs/1"), "body");
    assertThat(remembered.take(key, "POST /x"))
        .get()
        .extracting(Remembered.Entry::status, Remembered.Entry::location)
        .isEqualTo(List.of(202, Optional.of("/jobs/1")));
    assertThat(remembered.take(new Remembered.Key("ion", "k1"), "POST /x")).isEmpty();
    clock.advance(Duration.ofHours(24));
    assertThat(remembered.take(key, "POST /x")).isEmpty();
  }

  @Test
  void theOldestAnswersMakeRoom() {
    Remembered remembered = new Remembered(clock);
    for (int i = 0; i < Remembered.KEPT + 1; i++) {
      assertThat(remembered.take(new Remembered.Key("ana", "k" + i), "r")).isEmpty();
    }
    assertThat(remembered.take(new Remembered.Key("ana", "k" + Remembered.KEPT), "r")).isPresent();
    assertThat(remembered.take(new Remembered.Key("ana", "k0"), "r")).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> codesMeanStatus() {
    return Stream.of(
            "document.unknown 404",
            "voucher.unknown 404",
            "job.unknown 404",
            "company.unknown 404",
            "line.unknown 404",
            "action.unknown 404",
            "direction.unknown 400",
            "invoice.format-unknown 400",
            "host.conflict 409",
            "action.running 409",
            "decision.posted 409",
            "rate.differs 409",
            "service.missing 503",
            "host.missing 503",
            "renderer.missing 503",
            "db.busy 503",
            "db.full 507",
            "ubl.missing 400",
            "action.missing 400",
            "xml.tooLarge 413",
            "usage 400",
            "access.denied 403",
            "json.unreadable 400",
            "statement.other-company 400")
        .map(s -> s.split(" "))
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s[0],
                    () ->
                        assertThat(
                                StatusOf.exception(
                                    new PartidaException(new Problem(s[0], "m", "l", "f"))))
                            .isEqualTo(Integer.parseInt(s[1]))));
  }

  @ParameterizedTest
  @CsvSource({
    "extras.csv, extras.csv",
    "C:\\Users\\Ana\\extras mai.csv, extras mai.csv",
    "../../etc/passwd, passwd",
    "'', upload",
    ".., upload",
    "a/, upload"
  })
  void namesOfFilesLoseTheirPaths(String given, String safe) {
    assertThat(Uploaded.safe(given)).isEqualTo(safe);
  }

  @Test
  void namesOfFilesLoseControlCharactersAndLength() {
    assertThat(Uploaded.safe("a\r\nb\u0000.xml")).isEqualTo("ab.xml");
    assertThat(Uploaded.safe("x".repeat(500) + ".xml")).hasSize(200).endsWith(".xml");
    assertThat(Uploaded.safe(null)).isEqualTo("upload");
    assertThat(Uploaded.utf8("facturÄ\u0083.xml")).isEqualTo("factură.xml");
    assertThat(Uploaded.utf8("factură.xml")).isEqualTo("factură.xml");
  }
}
