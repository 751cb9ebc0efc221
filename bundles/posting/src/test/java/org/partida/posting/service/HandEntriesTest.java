package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.HandOffer.State;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.work.Queues;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.posting.audit.BooksTick;
import org.partida.spi.posting.Question;

/** What people booked by hand is linked to its document, not booked again. */
class HandEntriesTest {
  private static final String ONE_FACT = "401=-121.00 4426=21.00 628=100.00";
  private static final String TWO_FACTS = "401=-242.00 4426=42.00 628=200.00";

  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private JournalEntry book(String number, String day) {
    return desk.hand().book(Desk.ANA, ByHand.purchase(number, day));
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private AccountingState state(String document) {
    return desk.read(document).accounting();
  }

  @Test
  void aDocumentThatIsBookedByHandWaitsWithTheEntryAndTheReasons() {
    JournalEntry typed = book("00017", "2026-03-07");
    desk.paper("d1", Papers.plain("F 17", "2026-03-05"), true);

    assertThat(state("d1")).isEqualTo(AccountingState.QUESTION);
    assertThat(desk.questions("d1"))
        .singleElement()
        .satisfies(
            q -> {
              assertThat(q.kind()).isEqualTo("entry.twin");
              assertThat(q.choices()).containsExactly(typed.number(), "anyway");
              assertThat(q.text()).contains("number 00017", "same total, 121.00");
            });
    assertThat(desk.hand().list(Desk.ANA, Optional.of(Desk.COMPANY), Optional.of(State.OPEN), 9))
        .extracting(HandOffer::document, o -> o.entry().number())
        .containsExactly(tuple("d1", typed.number()));
    assertThat(desk.balances()).isEqualTo(ONE_FACT);
    refused("entry.twin", () -> desk.service().post(Desk.ANA, Desk.COMPANY, Optional.of("d1")));
  }

  @Test
  void linkedItCountsAsPostedAndNothingElseIsMade() {
    JournalEntry typed = book("17", "2026-03-07");
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    HandOffer linked = desk.hand().link(Desk.ANA, "d1", typed.number(), "mine");

    assertThat(linked.state()).isEqualTo(State.LINKED);
    assertThat(state("d1")).isEqualTo(AccountingState.POSTED);
    assertThat(desk.questions("d1")).isEmpty();
    assertThat(desk.vouchers("d1"))
        .extracting(VoucherRecord::state, r -> r.number().orElse(""))
        .containsExactly(tuple(VoucherState.POSTED, typed.number()));
    assertThat(desk.queued(Queues.MATCH)).isEqualTo(1);
    desk.propose("d1");
    desk.postStep("d1");
    assertThat(desk.balances()).isEqualTo(ONE_FACT);
    assertThat(desk.seals().good()).isEqualTo(1);
    assertThat(desk.explanations().why(Desk.ANA, Optional.of(Desk.COMPANY), typed.number()))
        .satisfies(w -> assertThat(w.events()).extracting("action").contains("entry.link"));
    refused(
        "undo.linked", () -> desk.service().undo(Desk.ANA, typed.entry().externalId(), "wrong"));
    assertThat(desk.undoing().undo(Desk.ANA, Undoing.Level.DOCUMENT, "d1", "wrong").problems())
        .hasSize(1);
    refused(
        "entry.linked",
        () ->
            desk.hand()
                .takeBack(Desk.ANA, Desk.COMPANY, typed.entry().externalId().value(), "wrong"));
  }

  @Test
  void anEntryIsOneDocumentsAlone() {
    JournalEntry typed = book("", "2026-03-07");
    desk.paper("d1", Papers.plain("A1", "2026-03-05"), true);
    desk.paper("d2", Papers.plain("B2", "2026-03-06"), true);
    assertThat(state("d2")).isEqualTo(AccountingState.QUESTION);
    desk.hand().link(Desk.ANA, "d1", typed.number(), "");

    refused("entry.linked", () -> desk.hand().link(Desk.ANA, "d2", typed.number(), ""));
    refused("entry.booked", () -> desk.hand().link(Desk.ANA, "d1", typed.number(), ""));
    desk.propose("d2");
    desk.postStep("d2");
    assertThat(state("d2")).isEqualTo(AccountingState.POSTED);
    assertThat(desk.balances()).isEqualTo(TWO_FACTS);
    String ours = desk.vouchers("d2").get(0).voucher().externalId().value();
    desk.paper("d3", Papers.plain("C3", "2026-03-06"), false);
    refused("entry.linked", () -> desk.hand().link(Desk.ANA, "d3", typed.number(), ""));
    refused("entry.linked", () -> desk.hand().link(Desk.ANA, "d3", ours, ""));
    refused("entry.unknown", () -> desk.hand().link(Desk.ANA, "d3", "hand:none", ""));
  }

  @Test
  void unlinkedItIsAsIfItHadNeverBeenLinked() {
    JournalEntry typed = book("17", "2026-03-07");
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    List<Question> asked = desk.questions("d1");
    desk.hand().link(Desk.ANA, "d1", typed.number(), "");
    assertThat(desk.hand().unlink(Desk.ANA, "d1", "not this").state()).isEqualTo(State.DROPPED);
    assertThat(desk.queued(Queues.PROPOSE)).isEqualTo(1);
    desk.propose("d1");
    desk.postStep("d1");

    assertThat(desk.questions("d1")).isEqualTo(asked);
    assertThat(state("d1")).isEqualTo(AccountingState.QUESTION);
    assertThat(desk.vouchers("d1"))
        .extracting(VoucherRecord::state)
        .containsExactly(VoucherState.PROPOSED);
    assertThat(desk.balances()).isEqualTo(ONE_FACT);
    refused("entry.not-linked", () -> desk.hand().unlink(Desk.ANA, "d1", ""));
  }

  @Test
  void refusedItIsPostedByItselfAndNotAskedAgain() {
    book("17", "2026-03-07");
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    assertThat(desk.hand().postAnyway(Desk.ANA, "d1", "two papers"))
        .extracting(VoucherRecord::state)
        .containsExactly(VoucherState.POSTED);
    assertThat(state("d1")).isEqualTo(AccountingState.POSTED);
    assertThat(desk.balances()).isEqualTo(TWO_FACTS);
    desk.sealStep();
    assertThat(desk.notices()).isEmpty();
    refused("entry.nothing-open", () -> desk.hand().postAnyway(Desk.ANA, "d1", ""));
  }

  @Test
  void paymentsOtherPartnersMonthsAndTotalsAreNotAsked() {
    desk.hand()
        .book(Desk.ANA, ByHand.of("F17", "2026-03-07", false, "401:D:121.00", "5121:C:121.00"));
    desk.hand()
        .book(
            Desk.ANA,
            ByHand.of("", "2026-03-07", false, "628:D:100.00", "4426:D:21.01", "401:C:121.01"));
    book("", "2026-04-01");
    book("18", "2026-03-07");
    desk.hand()
        .book(
            Desk.ANA,
            ByHand.of("X17", "2026-03-07", false, "628:D:100.00", "4426:D:21.00", "401:C:121.00"));
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    assertThat(state("d1")).isEqualTo(AccountingState.POSTED);
  }

  @Test
  void theSameNumberWithAnotherTotalIsAskedAndToldOnceLinked() {
    JournalEntry typed =
        desk.hand()
            .book(
                Desk.ANA,
                ByHand.of(
                    "F17", "2026-03-07", false, "628:D:90.00", "4426:D:18.90", "401:C:108.90"));
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    assertThat(desk.questions("d1").get(0).text()).contains("the entry has 108.90");
    desk.hand().link(Desk.ANA, "d1", typed.number(), "");
    desk.sealStep();
    assertThat(desk.notices()).containsExactly("audit.amount");
  }

  @Test
  void aHostThatCannotSearchIsNotAsked() {
    book("F17", "2026-03-07");
    desk.host.searches = false;
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    assertThat(state("d1")).isEqualTo(AccountingState.POSTED);
    refused("host.search", () -> desk.hand().find(Desk.ANA, "d1"));
  }

  @Test
  void bookedByHandAfterItWasPostedIsRefusedOrElseTold() {
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    desk.sealStep();
    assertThat(desk.notices()).isEmpty();
    refused("entry.twin", () -> book("17", "2026-03-07"));
    JournalEntry typed =
        desk.hand().book(Desk.ANA, ByHand.anyway(ByHand.purchase("17", "2026-03-07")));
    new BooksTick(desk.books, desk.clock).tick();
    desk.sealStep();
    assertThat(desk.notices()).containsExactly("audit.twice");

    desk.undoing().undo(Desk.ANA, Undoing.Level.DOCUMENT, "d1", "typed too");
    desk.hand().link(Desk.ANA, "d1", typed.number(), "");
    desk.sealStep();
    assertThat(desk.notices()).isEmpty();
    assertThat(desk.balances()).isEqualTo(ONE_FACT);
    assertThat(state("d1")).isEqualTo(AccountingState.POSTED);
  }

  @Test
  void takenBackInTheHostItIsNoCandidateAndALinkedOneIsTold() {
    JournalEntry typed = book("F17", "2026-03-07");
    desk.paper("d1", Papers.plain("F17", "2026-03-05"), true);
    desk.hand().takeBack(Desk.ANA, Desk.COMPANY, typed.entry().externalId().value(), "wrong");
    assertThat(desk.balances()).isEmpty();
    desk.propose("d1");
    desk.postStep("d1");
    assertThat(state("d1")).isEqualTo(AccountingState.POSTED);
    assertThat(desk.balances()).isEqualTo(ONE_FACT);
  }
}
