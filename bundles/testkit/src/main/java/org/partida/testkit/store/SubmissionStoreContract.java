package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionEvent;
import org.partida.api.submission.SubmissionState;
import org.partida.base.port.SubmissionStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.invoice.Finding;
import org.partida.spi.network.SubmitFlag;

/** What the repository of submissions promises. */
@Timeout(60)
public abstract class SubmissionStoreContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void theSameBytesLiveOnceInACompany() {
    Submission first = submission("s1", ALFA, "a");
    assertThat(store().addIfNew(first)).isEmpty();
    assertThat(store().addIfNew(submission("s2", ALFA, "a"))).contains(first);
    assertThat(store().addIfNew(submission("s3", BETA, "a"))).isEmpty();
    Submission ended = moved(first, SubmissionState.REJECTED);
    assertThat(store().replace(first, ended)).isTrue();
    assertThat(store().addIfNew(submission("s4", ALFA, "a"))).isEmpty();
    assertThat(store().find("s1")).contains(ended);
  }

  @Test
  void whatIsFiledLivesOnceInACompany() {
    Submission first = add("s1", ALFA, "a");
    Submission second = add("s2", ALFA, "b");
    assertThat(store().replace(first, files(first, "X|1"))).isTrue();
    assertThat(store().replace(second, files(second, "X|1"))).isFalse();
    assertThat(store().liveOf(ALFA, "X|1")).map(Submission::id).contains("s1");
    assertThat(store().liveOf(BETA, "X|1")).isEmpty();
    Submission one = files(first, "X|1");
    assertThat(store().replace(one, moved(one, SubmissionState.CANCELLED))).isTrue();
    assertThat(store().replace(second, files(second, "X|1"))).isTrue();
  }

  @Test
  void whoIsSlowerChangesNothing() {
    Submission s = add("s1", ALFA, "a");
    Submission sending = moved(s.nextAttempt(), SubmissionState.SENDING);
    assertThat(store().replace(s, sending)).isTrue();
    assertThat(store().replace(s, moved(s, SubmissionState.CANCELLED))).isFalse();
    Submission otherAttempt = moved(sending.nextAttempt(), SubmissionState.SENDING);
    assertThat(store().replace(otherAttempt, moved(sending, SubmissionState.SENT))).isFalse();
    assertThat(store().find("s1")).contains(sending);
  }

  @Test
  void isFoundByBytesDocumentAndIndexWhileItLives() {
    Submission s = add("s1", ALFA, "a");
    Submission sent =
        moved(
                s.checked("UBL", Set.of(), Optional.of("X|1"), Optional.of("d1")),
                SubmissionState.SENT)
            .under("5001");
    store().replace(s, sent);
    Optional<String> none = Optional.empty();
    assertThat(store().concerning(ALFA, Optional.of(sent.file()), none, none))
        .containsExactly(sent);
    assertThat(store().concerning(ALFA, Optional.empty(), Optional.of("d1"), none))
        .containsExactly(sent);
    assertThat(
            store()
                .concerning(ALFA, Optional.of(sent.file()), Optional.of("d1"), Optional.of("5001")))
        .containsExactly(sent);
    assertThat(store().concerning(BETA, Optional.of(sent.file()), none, none)).isEmpty();
    assertThat(store().refusable(ALFA, "5001")).containsExactly(sent);
    Submission no = moved(sent, SubmissionState.REJECTED);
    store().replace(sent, no);
    assertThat(store().concerning(ALFA, Optional.of(sent.file()), none, none)).isEmpty();
    assertThat(store().refusable(ALFA, "5001")).containsExactly(no);
    store().replace(no, no.refusedWith(List.of("why")));
    assertThat(store().refusable(ALFA, "5001")).isEmpty();
  }

  @Test
  void listsCountsAndHistory() {
    Submission a = add("s1", ALFA, "a");
    add("s2", ALFA, "b");
    add("s3", BETA, "c");
    store().replace(a, moved(a, SubmissionState.READY));
    assertThat(store().list(List.of(ALFA), Optional.empty(), 10)).hasSize(2);
    assertThat(store().list(List.of(ALFA, BETA), Optional.of(SubmissionState.RECEIVED), 10))
        .extracting(Submission::id)
        .containsExactlyInAnyOrder("s2", "s3");
    assertThat(store().list(List.of(), Optional.empty(), 10)).isEmpty();
    assertThat(store().count(ALFA, SubmissionState.READY)).isEqualTo(1);
    SubmissionEvent one = new SubmissionEvent(NOON, 0, SubmissionState.RECEIVED, "first");
    SubmissionEvent two =
        new SubmissionEvent(NOON.plusSeconds(5), 1, SubmissionState.SENDING, "second");
    store().addEvent("s1", one);
    store().addEvent("s1", two);
    assertThat(store().events("s1")).containsExactly(one, two);
    assertThat(store().since("s1", SubmissionState.SENDING)).contains(NOON.plusSeconds(5));
    assertThat(store().since("s1", SubmissionState.IN_DOUBT)).isEmpty();
  }

  private SubmissionStore store() {
    return AutoTx.of(work()).submissions();
  }

  private Submission add(String id, CompanyId company, String bytes) {
    Submission s = submission(id, company, bytes);
    assertThat(store().addIfNew(s)).isEmpty();
    return s;
  }

  private static Submission moved(Submission s, SubmissionState state) {
    return s.moved(
        state, Optional.of(new Problem("x", "why", "where", "what")), NOON.plusSeconds(1));
  }

  private static Submission files(Submission s, String what) {
    return s.checked("UBL", Set.of(SubmitFlag.CONSUMER), Optional.of(what), Optional.of("d1"));
  }

  private static Submission submission(String id, CompanyId company, String bytes) {
    return new Submission(
        id,
        company,
        "ro.spv",
        Sha256.of(bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        id + ".xml",
        "",
        Set.of(SubmitFlag.SELF_BILLED),
        SubmissionState.RECEIVED,
        true,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Finding("BR-1", "/", "m", "f", Optional.of("BT-1"), "t")),
        List.of(),
        Optional.empty(),
        "ana",
        NOON,
        NOON);
  }
}
