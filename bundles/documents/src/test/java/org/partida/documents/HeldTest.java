package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Taken;
import org.partida.documents.FakeAuthority.Mode;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;

/** What is not sent: what a person holds, what is taken back, what no authority takes. */
class HeldTest extends SendTestBase {
  @Test
  void nothingGoesOutBeforeItIsReleasedAndItCanBeTakenBack() throws IOException {
    Submission s =
        submissions.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, false).submission();
    Submission other =
        submissions.take(ACTOR, Office.COMPANY, "G.xml", xml("F-2"), SELF, false).submission();
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
  void whatIsHeldStaysHeldUntilItIsReleasedEvenWhileItIsLookedAt() throws IOException {
    // the worker begins at once, so it waits for the second taking
    CompletableFuture<String> held = new CompletableFuture<>();
    validating = () -> submissions.release(ACTOR, held.join());
    Taken first = submissions.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, false);
    Taken again = submissions.take(ACTOR, Office.COMPANY, "F.xml", xml("F-1"), SELF, true);
    assertThat(first.fresh()).isTrue();
    assertThat(again.held()).isTrue();
    assertThat(again.submission().id()).isEqualTo(first.submission().id());
    held.complete(first.submission().id());
    days(1);
    assertThat(state(first.submission())).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void whatTheAuthorityNeverTakesIsAtItsEnd() throws IOException {
    authority.modes.add(Mode.NEVER);
    Submission s = send("F-1");
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.REJECTED);
    assertThat(authority.calls).isEqualTo(1);
  }

  @Test
  void whatSurelyDidNotArriveCanBeTakenBack() throws IOException {
    authority.modes.addAll(List.of(Mode.DOWN, Mode.DOWN, Mode.DOWN));
    Submission s = send("F-1");
    office.quiet();
    submissions.cancel(ACTOR, s.id(), "the day is over");
    days(1);
    assertThat(state(s)).isEqualTo(SubmissionState.CANCELLED);
    assertThat(authority.filed).isEmpty();
  }

  @Test
  void anEmptyFileATooLargeOneAndAnUnknownCompanyAreRefusedAtOnce() {
    assertRefused(Office.COMPANY, new byte[0], "submission.empty");
    assertRefused(Office.COMPANY, new byte[10_001], "submission.size");
    assertRefused(new CompanyId("RO99999992"), new byte[1], "company.unknown");
    assertThat(submissions.list(ACTOR, Optional.empty(), Optional.empty(), 10)).isEmpty();
  }

  private void assertRefused(CompanyId company, byte[] bytes, String code) {
    assertThatThrownBy(
            () ->
                submissions.take(
                    ACTOR, company, "x.xml", new ByteArrayInputStream(bytes), Set.of(), true))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining(code);
  }
}
