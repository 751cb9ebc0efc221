package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.posting.BooksAudit.Finding;
import org.partida.api.posting.BooksAudit.Kind;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.VoucherRecord;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.document.DecisionState;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Totals;

/** What the authority delivered beside what the host has. */
class SealsTest {
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private List<Finding> found() {
    return desk.seals().findings();
  }

  @Test
  void whatIsBookedAsItIsBearsBothSeals() {
    assertThat(desk.seals().documents()).isEqualTo(1);
    assertThat(desk.seals().good()).isEqualTo(1);
    assertThat(found()).isEmpty();
  }

  @Test
  void whatIsNotBookedIsToldWithItsStateUnlessItWasRejected() {
    desk.undoing().undo(Desk.ANA, Undoing.Level.DOCUMENT, "d1", "twice");
    assertThat(found())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.NOT_BOOKED);
              assertThat(f.message()).contains("reversed");
            });
    Document rejected = desk.read("d1").with(DecisionState.REJECTED);
    desk.books.write(
        tx -> {
          tx.documents().update(rejected);
          return rejected;
        });
    assertThat(desk.seals().documents()).isZero();
  }

  @Test
  void whatTheHostLostOrChangedIsTold() {
    desk.paper("d2", Papers.plain("F2", "2026-03-06"), false);
    VoucherRecord r = desk.vouchers("d2").get(0);
    desk.books.write(
        tx -> {
          tx.vouchers().update(Records.posted(r, "PURCHASES-2026-000099", desk.clock.instant()));
          return r;
        });
    assertThat(found())
        .extracting(Finding::kind, Finding::number)
        .containsExactly(tuple(Kind.GONE, "F2"));
    desk.host.otherContent = true;
    assertThat(found())
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(Kind.GONE, Kind.CHANGED);
  }

  @Test
  void anotherAmountIsTold() {
    Invoice i = Papers.plain("F1", "2026-03-05");
    Totals t = i.totals();
    Totals more =
        new Totals(
            t.lineNet(),
            t.allowances(),
            t.charges(),
            t.net(),
            t.vat(),
            t.vatInTaxCurrency(),
            t.gross(),
            t.prepaid(),
            t.rounding(),
            Money.of("122.00", "RON"));
    Invoice other =
        new Invoice(
            i.header(),
            i.parties(),
            i.lines(),
            i.allowances(),
            i.vat(),
            more,
            i.payment(),
            i.references(),
            i.notes(),
            i.attachments(),
            i.withholdings(),
            i.stampDuty());
    desk.books.write(
        tx -> {
          tx.documents().putInvoice("d1", other);
          return other;
        });
    assertThat(found())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.AMOUNT);
              assertThat(f.message()).contains("122.00 RON").contains("121.00 RON");
            });
  }

  @Test
  void anotherPartnerIsTold() {
    Invoice mine = Papers.from("F3", Papers.seller("RO18547290", "RO"));
    Document d = Papers.document("d3", Papers.plain("F3", "2026-03-01"), desk.clock.instant());
    desk.books.write(tx -> tx.documents().addIfNew(d, "d3", mine));
    desk.propose("d3");
    desk.postStep("d3");
    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.PARTNER);
  }

  @Test
  void aPaperThatDiffersIsToldUntilSomebodyClearsIt() {
    DocumentFinding finding =
        new DocumentFinding(
            "d1",
            "paper.differs:total",
            new Problem("paper.differs", "another paper says 130.00", "d1", "compare them"),
            desk.clock.instant(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    desk.books.write(
        tx -> {
          tx.links().putFindings("d1", List.of(finding));
          return finding;
        });
    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.NEWER);
  }
}
