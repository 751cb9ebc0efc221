package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.api.document.PaperTie;
import org.partida.base.work.Outcome;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.document.AccountingState;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.References;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Support;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.posting.ProductRule;

/** Goods and their invoice on the way to the ledger, in every order, and back. */
class GoodsWayTest {
  private static final String CLOSED = "371=100.00 401=-121.00 4426=21.00";

  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.products(
        List.of(
            new ProductRule(
                "any",
                "",
                "GOODS",
                Optional.empty(),
                Percent.HUNDRED,
                Optional.empty(),
                Map.of())));
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  void theInvoiceClosesTheReceptionItNames() {
    reception("r1", "A1", "100");
    done("r1");
    assertThat(desk.balances()).isEqualTo("371=100.00 408=-121.00 4428=21.00");
    invoice("i1", "F1", "A1");
    done("i1");
    assertThat(desk.balances()).isEqualTo(CLOSED);

    var entry = Records.standing(desk.vouchers("r1")).get(0).voucher().externalId();
    assertThatThrownBy(() -> desk.service().undo(Desk.ANA, entry, "wrong"))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("undo.closed"));
    desk.propose("r1"); // as the other's posting has it done; what is booked stays
    undo("i1");
    undo("r1");
    assertThat(desk.balances()).isEmpty();
  }

  @Test
  void whatWasProposedBeforeTheOtherWasBookedIsProposedAnewNotPosted() {
    for (String first : List.of("r", "i")) {
      String second = first.equals("r") ? "i" : "r";
      String n = first.equals("r") ? "1" : "2";
      reception("r" + n, "A" + n, "100");
      invoice("i" + n, "F" + n, "A" + n);
      desk.propose("r" + n);
      desk.propose("i" + n);
      desk.postStep(first + n);
      desk.postStep(second + n);
      assertThat(Records.isBooked(desk.vouchers(second + n)))
          .as("its proposal would book the goods twice")
          .isFalse();
      done(second + n);
      assertThat(desk.balances()).as("first " + first).isEqualTo(CLOSED);
      if (Records.isBooked(desk.vouchers("i" + n)) && first.equals("r")) {
        undo("i" + n);
        undo("r" + n);
      }
    }
    assertThat(desk.read("r2").accounting()).isEqualTo(AccountingState.NOT_BOOKED);
  }

  @Test
  void whatIsOnlyAlikeIsAskedAbout() {
    reception("r1", "A1", "100");
    done("r1");
    invoice("i1", "F1", "");
    desk.propose("i1");
    assertThat(desk.read("i1").accounting()).isEqualTo(AccountingState.QUESTION);
    assertThat(desk.questions("i1"))
        .anyMatch(q -> q.kind().equals("paper.link") && q.choices().equals(List.of("r1")));
    tie("r1", "i1", true);
    done("i1");
    assertThat(desk.balances()).isEqualTo(CLOSED);
  }

  @Test
  void aPersonMaySayThatTheyAreTwo() {
    reception("r1", "A1", "100");
    done("r1");
    invoice("i1", "F1", "");
    tie("r1", "i1", false);
    done("i1");
    assertThat(desk.balances())
        .isEqualTo("371=200.00 401=-121.00 408=-121.00 4426=21.00 4428=21.00");
  }

  @Test
  void threeInvoicesCloseOneDeliveryPieceByPiece() {
    reception("r1", "A1", "300", new BigDecimal("3"));
    done("r1");
    for (String n : List.of("1", "2", "3")) {
      invoice("i" + n, "F" + n, "A1");
      done("i" + n);
    }
    assertThat(desk.balances()).isEqualTo("371=300.00 401=-363.00 4426=63.00");
    invoice("i4", "F4", "A1");
    done("i4");
    assertThat(desk.balances()).as("nothing of it is left").contains("401=-484.00");
  }

  private void done(String id) {
    assertThat(desk.propose(id)).isInstanceOf(Outcome.Done.class);
    assertThat(desk.questions(id)).isEmpty();
    desk.postStep(id);
  }

  private void undo(String id) {
    var entry = Records.standing(desk.vouchers(id)).get(0).voucher().externalId();
    desk.service().undo(Desk.ANA, entry, "test");
  }

  private void tie(String paper, String invoice, boolean joined) {
    PaperTie tie =
        new PaperTie(
            Desk.COMPANY,
            paper,
            invoice,
            joined,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            "ana",
            desk.clock.instant());
    desk.books.write(
        tx -> {
          tx.papers().putTie(tie);
          return tie;
        });
  }

  private void reception(String id, String aviz, String net) {
    reception(id, aviz, net, BigDecimal.ONE);
  }

  private void reception(String id, String aviz, String net, BigDecimal quantity) {
    Money amount = Money.of(net, "RON");
    PaperLine one = PaperLine.of("1", "Consulting", amount, Optional.of(Percent.of("21")));
    PaperLine line =
        new PaperLine(
            "1",
            name(),
            one.code(),
            one.hint(),
            quantity,
            one.unit(),
            one.net(),
            one.category(),
            one.rate(),
            one.vat(),
            one.cost(),
            one.shelf());
    BusinessPaper paper =
        new BusinessPaper(
            PaperKind.RECEPTION,
            "N-" + id,
            LocalDate.parse("2026-03-01"),
            Optional.of(
                new PartnerRef("Vânzător S.A.", Optional.of("RO"), Optional.of(Papers.SELLER))),
            new Support(Support.Kind.DELIVERY_NOTE, Optional.of(aviz), Optional.empty()),
            Currency.getInstance("RON"),
            List.of(line),
            List.of(),
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Invoice any = Papers.plain("X", "2026-03-01");
    Document d = Papers.document(id, any, desk.clock.instant()).with(NetworkState.NONE);
    desk.books.write(tx -> tx.papers().addIfNew(d, id, paper));
  }

  private static String name() {
    return Papers.plain("X", "2026-03-01").lines().get(0).item().name();
  }

  private void invoice(String id, String number, String aviz) {
    Invoice i = Papers.plain(number, "2026-03-05");
    Optional<String> none = Optional.empty();
    References references =
        new References(
            none,
            none,
            none,
            none,
            Optional.of(aviz).filter(a -> !a.isEmpty()),
            none,
            none,
            none,
            none,
            List.of(),
            List.of());
    Invoice named =
        new Invoice(
            i.header(),
            Parties.of(i.parties().seller(), i.parties().buyer()),
            i.lines(),
            i.allowances(),
            i.vat(),
            i.totals(),
            i.payment(),
            references,
            i.notes(),
            i.attachments(),
            i.withholdings(),
            i.stampDuty());
    Document d = Papers.document(id, named, desk.clock.instant());
    desk.books.write(tx -> tx.documents().addIfNew(d, id, named));
  }
}
