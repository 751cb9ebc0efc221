package org.partida.documents.sandboxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.documents.sandboxed.TwoCompanies.BUYER;
import static org.partida.documents.sandboxed.TwoCompanies.LIMITS;
import static org.partida.documents.sandboxed.TwoCompanies.PERSON;
import static org.partida.documents.sandboxed.TwoCompanies.SELLER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionEvent;
import org.partida.api.submission.SubmissionState;
import org.partida.model.document.NetworkState;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.wire.Endpoint;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.spi.network.NoticeFinding;

/**
 * What goes wrong with the real authority while sending, played by the simulated one; {@code
 * docs/spv-in-production.md} lists the rows.
 */
@Timeout(180)
class SendingFailuresTest {
  private TwoCompanies office;

  @BeforeEach
  void open() {
    office = new TwoCompanies("2026-11-26T23:00:00Z", LIMITS);
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  private String send(String number) {
    return office.send(number + ".xml", Papers.invoice(number));
  }

  private SubmissionState state(String id) {
    return office.submission(id).state();
  }

  private int filed() {
    return office.filed(SELLER, MessageKind.SENT).size();
  }

  private List<SubmissionState> history(String id) {
    return office.submissions().show(PERSON, id).history().stream()
        .map(SubmissionEvent::state)
        .toList();
  }

  @Test
  void row1AndRow2ALostAnswerIsLookedUpAndNothingIsSentTwice() throws IOException {
    office.arm(FaultRule.times(Fault.LOST_ANSWER, 1).at(Endpoint.UPLOAD));
    String id = send("F-1");
    office.quiet();
    assertThat(state(id)).isEqualTo(SubmissionState.IN_DOUBT);
    office.pass(Duration.ofHours(1));
    Submission s = office.submission(id);
    assertThat(s.state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(s.index()).contains(office.filed(SELLER, MessageKind.SENT).get(0).uploadIndex());
    assertThat(office.calls("upload")).isEqualTo(1);
    assertThat(office.documents(SELLER))
        .singleElement()
        .satisfies(d -> assertThat(d.network()).isEqualTo(NetworkState.VALIDATED));
    assertThat(Files.readAllBytes(office.vault.path(office.documents(SELLER).get(0).original())))
        .isEqualTo(Papers.invoice("F-1"));
  }

  @Test
  void row3TwoClicksAndTwoWorkersFileItOnce() {
    List<CompletableFuture<String>> clicks =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> send("F-1")))
            .toList();
    List<String> ids = clicks.stream().map(CompletableFuture::join).distinct().toList();
    assertThat(ids).hasSize(1);
    // the same number with other bytes, by somebody in a hurry
    String other = office.send("again.xml", Papers.reversal("F-1"));
    office.pass(Duration.ofHours(1));
    assertThat(state(ids.get(0))).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(state(other)).isEqualTo(SubmissionState.INVALID);
    assertThat(office.calls("upload")).isEqualTo(1);
    assertThat(filed()).isEqualTo(1);
  }

  @Test
  void row4ATechnicalErrorIsLookedUpAndTheSameBytesGoAgainAfterAnHour() {
    office.arm(FaultRule.times(Fault.TECHNICAL_ERROR, 1).at(Endpoint.UPLOAD));
    String id = send("F-1");
    office.quiet();
    assertThat(state(id)).isEqualTo(SubmissionState.IN_DOUBT);
    assertThat(office.submission(id).problem().orElseThrow().code()).isEqualTo("anaf.technical");
    office.pass(Duration.ofMinutes(58));
    assertThat(office.calls("upload")).as("within the hour").isEqualTo(1);
    assertThat(office.calls("listaMesajePaginatieFactura")).as("it was looked for").isPositive();
    office.pass(Duration.ofMinutes(62));
    assertThat(office.calls("upload")).isEqualTo(2);
    assertThat(state(id)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(office.submission(id).attempt()).isEqualTo(2);
    assertThat(filed()).isEqualTo(1);
  }

  @Test
  void row4WhatATechnicalErrorHidesIsFoundWithinTheHour() {
    office.arm(FaultRule.times(Fault.TECHNICAL_ERROR, 1).at(Endpoint.UPLOAD));
    String id = send("F-1");
    office.quiet();
    // the authority said that it could not, and had taken it all the same
    office.put(SELLER, MessageKind.SENT, office.clock.instant(), Papers.invoice("F-1"));
    office.pass(Duration.ofMinutes(40));
    assertThat(state(id)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(office.calls("upload")).isEqualTo(1);
  }

  @Test
  void row5EveryTextOfARefusalIsKeptExplainedAndShownOnTheDocument() {
    String wrong =
        new String(Papers.invoice("F-1"), StandardCharsets.UTF_8)
            .replace("<cbc:CityName>Brașov</cbc:CityName>", "")
            .replace("RO-BV", "Brașov");
    String id = office.send("wrong.xml", wrong.getBytes(StandardCharsets.UTF_8));
    office.pass(Duration.ofHours(1));
    Submission s = office.submission(id);
    assertThat(s.state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(String.join(" ", s.errors())).contains("BR-RO-091", "BR-RO-092", "BR-RO-111");
    List<NoticeFinding> explained = office.submissions().show(PERSON, id).errors();
    assertThat(explained).hasSizeGreaterThanOrEqualTo(4);
    assertThat(explained).allSatisfy(e -> assertThat(e.fix().get("ro")).isNotBlank());
    assertThat(office.filed(SELLER, MessageKind.ERRORS)).hasSize(1);
    assertThat(office.documents(SELLER)).isEmpty();
    String righted = send("F-1");
    office.pass(Duration.ofHours(1));
    assertThat(state(righted)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(office.documents(SELLER)).hasSize(1);
  }

  @Test
  void row6StatesAreAskedForEverMoreRarelyAndAtMostTwentyTimesADay() {
    // nothing is ever listed, so that only the question for the state can tell
    office.arm(FaultRule.times(Fault.SLOW_PROCESSING, 1).with(30 * 3600));
    String id = send("F-1");
    office.quiet();
    Instant sent = office.clock.instant();
    List<Long> asked = new ArrayList<>();
    while (office.clock.instant().isBefore(sent.plus(Duration.ofHours(22)))) {
      long before = office.calls("stareMesaj");
      office.later(Duration.ofSeconds(30));
      if (office.calls("stareMesaj") > before) {
        asked.add(Duration.between(sent, office.clock.instant()).toSeconds());
      }
    }
    List<Long> gaps = new ArrayList<>(List.of(asked.get(0)));
    for (int i = 1; i < asked.size(); i++) {
      gaps.add(asked.get(i) - asked.get(i - 1));
    }
    assertThat(gaps.subList(0, 8))
        .as("seconds between two questions")
        .containsExactly(30L, 60L, 120L, 300L, 900L, 1800L, 3600L, 3600L);
    assertThat(office.calls("stareMesaj")).as("a day's questions").isEqualTo(20);
    assertThat(asked.get(19)).as("the last one of the day").isLessThan(16 * 3600L);
    assertThat(state(id)).isEqualTo(SubmissionState.SENT);
    office.pass(Duration.ofHours(10));
    assertThat(state(id)).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void row6WithManyOnTheirWayTheListTells() {
    List<String> ids = IntStream.range(0, 60).mapToObj(i -> send("F-" + i)).toList();
    office.pass(Duration.ofHours(1));
    assertThat(ids).allSatisfy(id -> assertThat(state(id)).isEqualTo(SubmissionState.ACCEPTED));
    assertThat(office.calls("upload")).isEqualTo(60);
    assertThat(filed()).isEqualTo(60);
    // fewer than one question for each, where each would have been asked for
    assertThat(office.calls("stareMesaj")).isLessThan(60);
    assertThat(office.sandbox.wire().quotas().refused()).isEmpty();
  }

  @Test
  void row22ALateRefusalOfAnOlderAttemptTouchesNothingThatEnded() {
    // the answer is lost, and it takes the authority most of a day to look at it
    office.sandbox.settings().set("delay.processingSeconds", Integer.toString(20 * 3600));
    office.arm(FaultRule.times(Fault.LOST_ANSWER, 1).at(Endpoint.UPLOAD));
    String id = send("F-1");
    office.quiet();
    assertThat(state(id)).isEqualTo(SubmissionState.IN_DOUBT);
    office.sandbox.settings().set("delay.processingSeconds", "5");
    office.pass(Duration.ofHours(8));
    assertThat(state(id)).as("the second attempt").isEqualTo(SubmissionState.ACCEPTED);
    assertThat(office.submission(id).attempt()).isEqualTo(2);
    List<SubmissionState> before = history(id);
    office.pass(Duration.ofHours(14));
    assertThat(office.filed(SELLER, MessageKind.ERRORS)).as("the first one's refusal").hasSize(1);
    assertThat(office.messages(SELLER)).hasSize(2);
    assertThat(history(id)).isEqualTo(before);
    assertThat(state(id)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(office.documents(SELLER))
        .singleElement()
        .satisfies(d -> assertThat(d.network()).isEqualTo(NetworkState.VALIDATED));
    assertThat(office.documents(BUYER)).hasSize(1);
  }

  @Test
  void row22WhatWasRefusedAndSentAgainStaysTwoStories() {
    office.arm(FaultRule.times(Fault.RULE_BROKEN, 1));
    String first = send("F-1");
    office.pass(Duration.ofHours(1));
    String second = send("F-1");
    office.pass(Duration.ofHours(1));
    assertThat(first).isNotEqualTo(second);
    assertThat(state(first)).isEqualTo(SubmissionState.REJECTED);
    assertThat(state(second)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(office.submission(first).errors()).isNotEmpty();
    assertThat(office.submission(second).errors()).isEmpty();
    assertThat(filed()).isEqualTo(1);
  }
}
