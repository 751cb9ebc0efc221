package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.document.Document;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.documents.FakeAuthority.Mode;
import org.partida.documents.send.CheckStep;
import org.partida.documents.send.SubmissionsService;
import org.partida.model.document.NetworkState;
import org.partida.spi.invoice.Finding;
import org.partida.testkit.store.Samples;

/** Sending: once, whatever is lost on the way. */
class SendTest extends SendTestBase {
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
    Submission s =
        submissions.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, false).submission();
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
      Submission s =
          service.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, true).submission();
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
    Submission s = submissions.message(ACTOR, document, "not ours").submission();
    assertThat(submissions.message(ACTOR, document, "not ours").submission().id())
        .isEqualTo(s.id());
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
}
