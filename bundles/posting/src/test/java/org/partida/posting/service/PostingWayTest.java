package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.TrialBalance;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.posting.action.PostAction;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.StornoStyle;

/** From a document to the ledger and back, with everything that may go wrong between. */
class PostingWayTest {
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private String balances() {
    TrialBalance b =
        desk.service().trialBalance(Desk.ANA, Desk.COMPANY, LocalDate.of(2026, 12, 31));
    assertThat(b.totalDebit()).isEqualTo(b.totalCredit());
    return desk.balances();
  }

  private VoucherRecord voucher(String document) {
    List<VoucherRecord> all = Records.standing(desk.vouchers(document));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void proposedPostedTakenBackAndPostedAnew() {
    desk.document("d1", DecisionState.APPROVED);
    assertThat(desk.propose("d1")).isInstanceOf(Outcome.Done.class);
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.PROPOSED);
    assertThat(voucher("d1").state()).isEqualTo(VoucherState.PROPOSED);
    assertThat(desk.queued(Queues.POST)).as("the policy posts by itself").isEqualTo(1);

    assertThat(desk.postStep("d1")).isInstanceOf(Outcome.Done.class);
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.POSTED);
    VoucherRecord posted = voucher("d1");
    assertThat(posted.state()).isEqualTo(VoucherState.POSTED);
    assertThat(posted.number()).contains("PURCHASES-2026-000001");
    assertThat(posted.postedAt()).contains(desk.clock.instant());
    assertThat(balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
    assertThat(desk.queued(Queues.MATCH)).isEqualTo(1);

    VoucherRecord undone =
        desk.service().undo(Desk.ANA, posted.voucher().externalId(), "wrong supplier");
    assertThat(undone.state()).isEqualTo(VoucherState.REVERSED);
    assertThat(undone.reversedBy()).contains(posted.voucher().externalId() + ":undo");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.REVERSED);
    assertThat(balances()).isEmpty();
    assertThat(desk.service().undo(Desk.ANA, posted.voucher().externalId(), "wrong supplier"))
        .isEqualTo(undone);
    assertThat(desk.host.sent.get()).as("one entry and one counter-entry").isEqualTo(2);
    assertThat(desk.audit())
        .anyMatch(r -> r.action().equals("voucher.undo") && r.actor().equals("ana"));

    desk.propose("d1");
    desk.postStep("d1");
    assertThat(voucher("d1").voucher().externalId().value())
        .isEqualTo(posted.voucher().externalId() + "~2");
    assertThat(voucher("d1").state()).isEqualTo(VoucherState.POSTED);
    assertThat(balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
  }

  @Test
  void redAndBlackAsTheCompanyWishes() {
    for (StornoStyle style : StornoStyle.values()) {
      String id = style.name();
      desk.company(true, style);
      desk.document(id, DecisionState.APPROVED);
      desk.propose(id);
      desk.postStep(id);
      desk.service().undo(Desk.ANA, voucher(id).voucher().externalId(), "test");
      VoucherRecord counter =
          desk.vouchers(id).stream().filter(Records::isCounterEntry).findFirst().orElseThrow();
      assertThat(counter.voucher().lines())
          .allMatch(l -> (l.amount().signum() < 0) == (style == StornoStyle.RED));
    }
    assertThat(balances()).isEmpty();
  }

  @Test
  void workingTheSameRowTwicePostsOnce() {
    desk.document("d1", DecisionState.APPROVED);
    desk.propose("d1");
    desk.postStep("d1");
    desk.postStep("d1");
    desk.propose("d1");
    desk.service().post(Desk.ANA, Desk.COMPANY, Optional.of("d1"));

    assertThat(desk.vouchers("d1")).hasSize(1);
    assertThat(desk.host.sent.get()).isEqualTo(1);
    assertThat(balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
  }

  @Test
  void aLostAnswerIsAskedForNotSentAgain() {
    desk.document("d1", DecisionState.APPROVED);
    desk.propose("d1");
    desk.host.lost.set(1);
    Outcome first = desk.postStep("d1");
    assertThat(first).isInstanceOf(Outcome.Retry.class);
    assertThat(voucher("d1").state())
        .as("the intent was stored before")
        .isEqualTo(VoucherState.POSTING);

    assertThat(desk.postStep("d1")).isInstanceOf(Outcome.Done.class);
    assertThat(voucher("d1").state()).isEqualTo(VoucherState.POSTED);
    assertThat(desk.host.sent.get()).isEqualTo(1);
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.POSTED);
  }

  @Test
  void aLostAnswerToAPersonIsFollowedUpByAWorker() {
    desk.company(false, StornoStyle.RED);
    desk.document("d1", DecisionState.APPROVED);
    desk.propose("d1");
    assertThat(desk.queued(Queues.POST)).isZero();
    desk.host.lost.set(1);
    assertThatThrownBy(() -> desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty()))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("no answer");

    assertThat(desk.queued(Queues.POST)).isEqualTo(1);
    desk.postStep("d1");
    assertThat(voucher("d1").state()).isEqualTo(VoucherState.POSTED);
    assertThat(desk.host.sent.get()).isEqualTo(1);
  }

  @Test
  void anUndoThatDiedIsFinishedByAWorkerOrByAskingAgain() {
    for (String id : List.of("byWorker", "byPerson")) {
      desk.document(id, DecisionState.APPROVED);
      desk.propose(id);
      desk.postStep(id);
      int before = desk.host.sent.get();
      desk.host.lost.set(1);
      assertThatThrownBy(
              () -> desk.service().undo(Desk.ANA, voucher(id).voucher().externalId(), "test"))
          .isInstanceOf(PartidaException.class);
      assertThat(voucher(id).state()).isEqualTo(VoucherState.POSTED);
      if (id.equals("byWorker")) {
        desk.postStep(id);
      } else {
        desk.service().undo(Desk.ANA, voucher(id).voucher().externalId(), "test");
      }
      assertThat(desk.read(id).accounting()).isEqualTo(AccountingState.REVERSED);
      assertThat(desk.host.sent.get() - before).as("sent once").isEqualTo(1);
    }
    assertThat(balances()).isEmpty();
  }

  @Test
  void withoutHostOrRulesItWaits() {
    desk.document("d1", DecisionState.APPROVED);
    desk.rules(false);
    assertThat(desk.propose("d1"))
        .isInstanceOfSatisfying(
            Outcome.Waiting.class, w -> assertThat(w.waitingFor()).isEqualTo("rules:RO"));
    desk.rules(true);
    desk.propose("d1");
    desk.host(false);
    assertThat(desk.postStep("d1"))
        .isInstanceOfSatisfying(
            Outcome.Waiting.class, w -> assertThat(w.waitingFor()).isEqualTo("host"));
    assertThatThrownBy(() -> desk.service().post(Desk.ANA, Desk.COMPANY, Optional.of("d1")))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("host.missing"));
    assertThat(voucher("d1").state()).as("nothing was begun").isEqualTo(VoucherState.PROPOSED);
    desk.host(true);
    desk.postStep("d1");
    assertThat(voucher("d1").state()).isEqualTo(VoucherState.POSTED);
    desk.rules(false);
    assertThatThrownBy(
            () -> desk.service().undo(Desk.ANA, voucher("d1").voucher().externalId(), "test"))
        .hasMessageContaining("posting rules for RO");
  }

  @Test
  void aQuestionStopsOnlyItsDocumentUntilItIsAnswered() {
    desk.products(List.of());
    desk.document("d1", DecisionState.APPROVED);
    desk.propose("d1");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.QUESTION);
    assertThat(desk.read("d1").note()).isNotBlank();
    assertThat(desk.vouchers("d1")).isEmpty();
    assertThat(desk.questions("d1")).isNotEmpty();
    assertThat(desk.queued(Queues.POST)).isZero();

    desk.products(List.of(Desk.services(Optional.empty())));
    assertThat(desk.queued(Queues.PROPOSE)).as("the answer brings it back").isEqualTo(1);
    desk.propose("d1");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.PROPOSED);
    assertThat(desk.questions("d1")).isEmpty();
  }

  @Test
  void whatTheHostRefusesIsSaidAndCanBeTriedAgain() {
    desk.document("d1", DecisionState.APPROVED);
    desk.products(List.of(Desk.services(Optional.of("6999"))));
    desk.propose("d1");
    desk.postStep("d1");
    assertThat(desk.read("d1").accounting()).as(balances()).isEqualTo(AccountingState.FAILED);
    assertThat(desk.read("d1").note()).contains("6999");
    assertThat(voucher("d1").state()).isEqualTo(VoucherState.REJECTED);
    assertThat(voucher("d1").problem().orElseThrow().fix()).isNotBlank();

    desk.products(List.of(Desk.services(Optional.of("611"))));
    desk.propose("d1");
    desk.postStep("d1");
    assertThat(balances()).isEqualTo("401=-121.00 4426=21.00 611=100.00");
    assertThat(desk.read("d1").note()).doesNotContain("6999");
  }

  @Test
  void nothingUnapprovedIsPosted() {
    desk.document("d1", DecisionState.PENDING);
    desk.propose("d1");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.PROPOSED);
    assertThat(desk.queued(Queues.POST)).isZero();
    desk.postStep("d1");
    assertThatThrownBy(() -> desk.service().post(Desk.ANA, Desk.COMPANY, Optional.of("d1")))
        .hasMessageContaining("pending");
    assertThat(desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty())).isEmpty();
    assertThat(desk.host.sent.get()).isZero();

    desk.document("d2", DecisionState.REJECTED);
    desk.propose("d2");
    assertThat(desk.vouchers("d2")).isEmpty();
  }

  @Test
  void theActionPostsAllThatIsApproved() {
    desk.company(false, StornoStyle.RED);
    for (int i = 0; i < 3; i++) {
      desk.document("d" + i, DecisionState.APPROVED);
      desk.propose("d" + i);
    }
    PostAction action = new PostAction(desk.service(), desk.books);
    ActionResult r =
        action.run(
            new ActionContext(Desk.ANA, Optional.empty(), Locale.ENGLISH, Map.of()),
            Progress.SILENT);
    assertThat(r.outcome()).isEqualTo(ActionResult.Outcome.OK);
    assertThat(r.summary()).isEqualTo("3 vouchers posted, 0 refused, 0 waiting");
    assertThat(action.spec().titles())
        .containsKeys(Locale.ENGLISH, Locale.ITALIAN, Locale.forLanguageTag("ro"));
    assertThat(balances()).isEqualTo("401=-363.00 4426=63.00 628=300.00");
  }

  @Test
  void rightsAreCheckedInTheService() {
    desk.document("d1", DecisionState.APPROVED);
    desk.propose("d1");
    Actor reader =
        new Actor(
            "ion",
            "Ion",
            Channel.WEB,
            List.of(
                new Grant(Optional.of(Desk.COMPANY), Optional.of(Module.POSTING), Access.READ)));
    BooksService books = desk.service();
    assertThat(books.vouchers(reader, Desk.COMPANY, Optional.empty(), 10, Optional.empty()).items())
        .hasSize(1);
    assertThat(books.ofDocument(reader, "d1")).hasSize(1);
    assertThatThrownBy(() -> books.post(reader, Desk.COMPANY, Optional.empty()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> books.undo(reader, voucher("d1").voucher().externalId(), "x"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> books.trialBalance(reader, Desk.COMPANY, LocalDate.of(2026, 12, 31)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                books.journal(
                    reader, Desk.COMPANY, Optional.empty(), Optional.empty(), 10, Optional.empty()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                books.export(reader, Desk.COMPANY, "csv", java.io.OutputStream.nullOutputStream()))
        .isInstanceOf(AccessDeniedException.class);
    Actor stranger = new Actor("x", "X", Channel.WEB, List.of());
    assertThatThrownBy(() -> books.find(stranger, voucher("d1").voucher().externalId()))
        .isInstanceOf(AccessDeniedException.class);
  }
}
