package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.documents.FakeAuthority.Mode;
import org.partida.documents.send.CheckStep;
import org.partida.documents.send.FollowStep;
import org.partida.documents.send.ReconcileStep;
import org.partida.documents.send.SendSettings;
import org.partida.documents.send.SendStep;
import org.partida.documents.send.SubmissionsService;
import org.partida.model.PartidaException;
import org.partida.model.document.NetworkState;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.network.SubmitFlag;
import org.partida.testkit.store.Samples;

/** Sending: once, whatever is lost on the way. */
class SendTest {
  private static final Actor ACTOR = Actor.all("ana", "Ana", Channel.SHELL);
  private static final SendSettings SETTINGS = new SendSettings(true, Duration.ofHours(6));

  private final Office office =
      new Office(Samples.company(Office.COMPANY)).withAllSteps(List.of(new Office.FakeReader()));
  private final FakeAuthority authority = new FakeAuthority(office);
  private final SubmissionsService submissions =
      new SubmissionsService(
          List.of(authority), List.of(authority), office.books, office.vault, office.clock);

  SendTest() {
    start(SETTINGS, List.of(new Strict()));
  }

  private void start(SendSettings settings, List<InvoiceValidator> validators) {
    office.workers.add(
        new CheckStep(
            List.of(authority),
            List.of(new Office.FakeReader()),
            validators,
            office.books,
            office.vault,
            settings,
            office.clock));
    office.workers.add(
        new SendStep(
            List.of(authority), List.of(office.network), office.books, office.vault, office.clock));
    office.workers.add(
        new FollowStep(
            List.of(authority),
            List.of(office.network),
            List.of(authority),
            office.books,
            office.clock));
    office.workers.add(new ReconcileStep(office.books, settings, office.clock));
  }

  /** Whatever holds the word WRONG breaks a rule. */
  private static final class Strict implements InvoiceValidator {
    @Override
    public String profile() {
      return "strict";
    }

    @Override
    public boolean validates(RootElement root) {
      return root.localName().equals("Invoice");
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public ValidationReport validate(InputStream source, ValidationOptions options)
        throws IOException {
      boolean wrong = new String(source.readAllBytes(), StandardCharsets.UTF_8).contains("WRONG");
      return wrong
          ? new ValidationReport(
              Optional.of(ValidationReport.Stage.SCHEMATRON),
              List.of(new Finding("BR-1", "/Invoice", "wrong", "right it", Optional.empty(), "")),
              List.of())
          : new ValidationReport(Optional.empty(), List.of(), List.of());
    }
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void aGoodFileIsFiledOnceAndItsSealedArchiveAttaches() throws IOException {
    Submission s = send("F-1");
    assertThat(send("F-1").id()).isEqualTo(s.id());
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(authority.filed).containsExactly("F-1");
    assertThat(documents()).extracting(Document::network).containsExactly(NetworkState.VALIDATED);
    assertThat(submissions.show(ACTOR, s.id()).history())
        .extracting(e -> e.state())
        .startsWith(SubmissionState.RECEIVED, SubmissionState.READY, SubmissionState.SENDING)
        .contains(SubmissionState.SENT, SubmissionState.ACCEPTED);
  }

  @Test
  void whatTheRulesRefuseIsNotSentAndTheRightedFileGoes() throws IOException {
    Submission wrong = send("F-1 WRONG");
    office.quiet();
    assertThat(state(wrong)).isEqualTo(SubmissionState.INVALID);
    assertThat(find(wrong).findings()).extracting(Finding::rule).containsExactly("BR-1");
    assertThat(authority.calls).isZero();
    Submission right = send("F-1");
    days(1);
    assertThat(state(right)).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void aNumberIsUsedOnce() throws IOException {
    send("F-1 first");
    office.quiet();
    Submission second = send("F-1 second");
    days(1);
    assertThat(find(second).problem()).map(p -> p.code()).contains("submission.number-used");
    assertThat(authority.filed).containsExactly("F-1 first");
    Submission third = send("F-1 third");
    days(1);
    assertThat(find(third).problem()).map(p -> p.code()).contains("submission.filed");
  }

  @Test
  void aLostAnswerIsFoundInTheMailboxAndNothingIsSentAgain() throws IOException {
    authority.modes.add(Mode.LOST);
    Submission s = send("F-1");
    office.quiet();
    assertThat(state(s)).isEqualTo(SubmissionState.IN_DOUBT);
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(authority.calls).isEqualTo(1);
    assertThat(find(s).index()).contains("5000");
  }

  @Test
  void whatNeverArrivedIsSentAgainAfterTheWaitAndNotBefore() throws IOException {
    authority.modes.add(Mode.DROPPED);
    Submission s = send("F-1");
    hours(5);
    assertThat(state(s)).isEqualTo(SubmissionState.IN_DOUBT);
    assertThat(authority.calls).isEqualTo(1);
    hours(20);
    assertThat(state(s)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(authority.calls).isEqualTo(2);
  }

  @Test
  void aDuplicateOfWhatWasInDoubtIsFollowedToTheFirstFiling() throws IOException {
    authority.modes.addAll(List.of(Mode.LOST));
    Submission s = send("F-1");
    office.quiet();
    // the mailbox hides it for a day, so it is sent again, and refused as a duplicate
    var hidden = office.network.mailbox.remove("m5000");
    hours(8);
    assertThat(authority.calls).isEqualTo(2);
    office.network.mailbox.put("m5000", hidden);
    days(2);
    assertThat(state(s)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(find(s).index()).contains("5000");
    assertThat(authority.filed).containsExactly("F-1");
  }

  @Test
  void aKillWhileItIsSentIsDoubtNotRepetition() throws IOException {
    Submission s = submissions.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, false);
    office.quiet();
    office.books.write(
        tx -> {
          Submission ready = tx.submissions().find(s.id()).orElseThrow();
          Submission sending = ready.nextAttempt();
          tx.submissions()
              .replace(
                  ready,
                  sending.moved(SubmissionState.SENDING, Optional.empty(), office.clock.instant()));
          return tx.work()
              .enqueue(
                  org.partida.base.work.WorkOrder.of(
                      org.partida.base.work.Queues.SEND, Office.COMPANY, s.id()),
                  office.clock.instant(),
                  true);
        });
    office.quiet();
    assertThat(state(s)).isEqualTo(SubmissionState.IN_DOUBT);
    assertThat(authority.calls).isZero();
  }

  @Test
  void aRefusalKeepsEveryTextAndTheDocumentShowsIt() throws IOException {
    authority.modes.add(Mode.NOK);
    Submission s = send("F-1");
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.REJECTED);
    assertThat(find(s).errors()).containsExactly("notice bad");
    Submission again = send("F-1");
    assertThat(again.id()).isNotEqualTo(s.id());
    days(1);
    assertThat(state(again)).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void nothingGoesOutBeforeItIsReleasedAndItCanBeTakenBack() throws IOException {
    Submission s = submissions.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, false);
    Submission other = submissions.take(ACTOR, Office.COMPANY, "G.xml", xml("F-2"), SELF, false);
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.READY);
    submissions.cancel(ACTOR, other.id(), "a mistake");
    submissions.release(ACTOR, s.id());
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(state(other)).isEqualTo(SubmissionState.CANCELLED);
    assertThatThrownBy(() -> submissions.cancel(ACTOR, s.id(), "late"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("submission.state");
  }

  @Test
  void withoutAValidatorItWaitsUntilOneComes() throws IOException {
    try (Office bare = new Office(Samples.company(Office.COMPANY)).withAllSteps(List.of())) {
      FakeAuthority there = new FakeAuthority(bare);
      bare.workers.add(
          new CheckStep(
              List.of(there),
              List.of(new Office.FakeReader()),
              List.of(),
              bare.books,
              bare.vault,
              SETTINGS,
              bare.clock));
      SubmissionsService service =
          new SubmissionsService(List.of(there), List.of(), bare.books, bare.vault, bare.clock);
      Submission s = service.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, true);
      bare.quiet();
      assertThat(service.show(ACTOR, s.id()).submission().state())
          .isEqualTo(SubmissionState.RECEIVED);
    }
  }

  @Test
  void aMessageToTheSellerGoesOnceAndComesBack() throws IOException {
    office.network.mailbox.put("77", "F-9");
    office.sync();
    String document = documents().get(0).id();
    Submission s = submissions.message(ACTOR, document, "not ours");
    assertThat(submissions.message(ACTOR, document, "not ours").id()).isEqualTo(s.id());
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(authority.calls).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsLostEveryInvoiceIsFiledOnce(long seed) throws IOException {
    Random random = new Random(seed);
    Mode[] faults = {Mode.FINE, Mode.LOST, Mode.DROPPED, Mode.DOWN};
    List<Submission> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      for (int n = random.nextInt(3); n > 0; n--) {
        authority.modes.add(faults[random.nextInt(faults.length)]);
      }
      all.add(send("F-" + i));
      hours(random.nextInt(9));
    }
    authority.modes.clear();
    days(4);
    assertThat(all).allSatisfy(s -> assertThat(state(s)).isEqualTo(SubmissionState.ACCEPTED));
    assertThat(authority.filed)
        .as("seed " + seed)
        .containsExactlyInAnyOrder("F-0", "F-1", "F-2", "F-3", "F-4", "F-5");
  }

  private static final Set<SubmitFlag> SELF = Set.of(SubmitFlag.SELF_BILLED);

  private Submission send(String text) throws IOException {
    return submissions.take(ACTOR, Office.COMPANY, text + ".xml", xml(text), SELF, true);
  }

  private static InputStream xml(String text) {
    return new ByteArrayInputStream(
        ("<Invoice xmlns='urn:fake'>" + text + "</Invoice>").getBytes(StandardCharsets.UTF_8));
  }

  private Submission find(Submission s) {
    return submissions.show(ACTOR, s.id()).submission();
  }

  private SubmissionState state(Submission s) {
    return find(s).state();
  }

  private List<Document> documents() {
    return office
        .books
        .read(
            tx ->
                tx.documents()
                    .list(DocumentFilter.ALL, List.of(Office.COMPANY), 100, Optional.empty()))
        .items();
  }

  private void hours(int n) {
    office.quiet();
    for (int i = 0; i < n * 2; i++) {
      office.clock.advance(Duration.ofMinutes(30));
      office.sync();
    }
  }

  private void days(int n) {
    hours(24 * n);
  }
}
