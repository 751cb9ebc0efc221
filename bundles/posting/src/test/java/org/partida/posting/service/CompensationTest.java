package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.document.Document;
import org.partida.api.posting.Explanations.Verdict;
import org.partida.api.posting.VoucherRecord;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.model.Money;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Parties;
import org.partida.model.match.ItemSide;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Support;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;

/**
 * What a partner owes set off against what is owed to it (S22): posted, settled in the host, VAT on
 * cash released on both sides, and taken back.
 */
class CompensationTest {
  private static final PartnerRef PARTNER =
      new PartnerRef("Vânzător S.A.", Optional.of("RO"), Optional.of(Papers.SELLER));

  private Desk desk;

  @BeforeEach
  void openDesk() {
    desk = new Desk();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  void bothSidesAreSettledAndTheirVatBecomesChargeable() throws HostException {
    bought("X7");
    sold("F1");
    assertThat(desk.balances())
        .isEqualTo("401=-121.00 4111=121.00 4428=21.00 4428=-21.00 628=100.00 704=-100.00");
    compensation("c1", "60.50", "60.50");
    done("c1");
    assertThat(lines("c1"))
        .containsExactlyInAnyOrder(
            "C 4111 60.50",
            "D 401 60.50",
            "D 4428.CV 10.50",
            "C 4427 10.50",
            "C 4428.CA 10.50",
            "D 4426 10.50");
    assertThat(open()).isEqualTo(Map.of("RECEIVABLE F1", "60.50", "PAYABLE X7", "60.50"));
    compensation("c2", "60.50", "60.50");
    done("c2");
    assertThat(open()).as("all is set off").isEmpty();
    assertThat(desk.balances()).isEqualTo("4426=21.00 4427=-21.00 628=100.00 704=-100.00");
  }

  @Test
  void takenBackAllIsAsBefore() throws HostException {
    bought("X7");
    sold("F1");
    String balances = desk.balances();
    Map<String, String> items = open();
    compensation("c1", "121", "121");
    done("c1");
    assertThat(open()).isEmpty();
    undo("c1");
    assertThat(desk.balances()).isEqualTo(balances);
    assertThat(open()).isEqualTo(items);
    assertThat(desk.read("c1").accounting()).isEqualTo(AccountingState.REVERSED);
    done("c1");
    assertThat(open()).as("and done again").isEmpty();
  }

  @Test
  void whatIsNotOpenIsAskedAndWaitsForIt() {
    sold("F1");
    compensation("c1", "50", "50");
    desk.propose("c1");
    assertThat(desk.read("c1").accounting()).isEqualTo(AccountingState.QUESTION);
    assertThat(desk.questions("c1"))
        .singleElement()
        .satisfies(q -> assertThat(q.text()).contains("Nothing is open under X7"));
    bought("X7");
    assertThat(desk.queued(Queues.PROPOSE)).as("its posting has it proposed anew").isPositive();
    done("c1");
  }

  @Test
  void moreThanIsOpenIsAsked() {
    bought("X7");
    sold("F1");
    compensation("c1", "121.01", "121.01");
    desk.propose("c1");
    assertThat(desk.questions("c1"))
        .hasSize(2)
        .allSatisfy(q -> assertThat(q.text()).contains("121.00 RON is open, not 121.01 RON"));
  }

  @Test
  void theSidesMustBeEqual() {
    assertThatThrownBy(() -> paper("c1", "100", "90"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100.00 RON is set off, of what is owed to it 90.00 RON");
  }

  @Test
  void whatChangedSinceTheProposalIsProposedAnewNotPosted() throws HostException {
    bought("X7");
    sold("F1");
    compensation("c1", "121", "121");
    desk.propose("c1");
    compensation("c2", "100", "100");
    done("c2");
    desk.postStep("c1");
    assertThat(Records.isBooked(desk.vouchers("c1"))).isFalse();
    desk.propose("c1");
    assertThat(desk.questions("c1")).hasSize(2);
    assertThat(open()).isEqualTo(Map.of("RECEIVABLE F1", "21.00", "PAYABLE X7", "21.00"));
  }

  @Test
  void whyMakesTheSameLinesAgain() {
    bought("X7");
    sold("F1");
    compensation("c1", "60.50", "60.50");
    done("c1");
    String id = standing("c1").voucher().externalId().value();
    assertThat(desk.explanations().why(Desk.ANA, Optional.empty(), id).again().verdict())
        .isEqualTo(Verdict.SAME);
  }

  /** Any way of setting off, with what is taken back in between, ends the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyPartsInAnyOrderCloseBothSidesToTheCent(long seed) throws HostException {
    Random random = new Random(seed);
    bought("X7");
    sold("F1");
    int left = 12100;
    for (int n = 0; left > 0; n++) {
      int part = left < 300 || n > 6 ? left : 1 + random.nextInt(left);
      compensation("c" + n, cents(part), cents(part));
      done("c" + n);
      if (random.nextInt(3) == 0) {
        String before = desk.balances();
        undo("c" + n);
        done("c" + n);
        assertThat(desk.balances()).as("taken back and done again").isEqualTo(before);
      }
      left -= part;
      assertThat(open().values()).allMatch(cents(left)::equals);
    }
    assertThat(desk.balances()).isEqualTo("4426=21.00 4427=-21.00 628=100.00 704=-100.00");
  }

  private static String cents(int minor) {
    return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
  }

  private void bought(String number) {
    desk.paper("b-" + number, Papers.onCash(number, "2026-03-01"), true);
  }

  private void sold(String number) {
    Invoice i = Papers.onCash(number, "2026-03-01");
    Invoice mine =
        new Invoice(
            i.header(),
            Parties.of(i.parties().buyer(), i.parties().seller()),
            i.lines(),
            i.allowances(),
            i.vat(),
            i.totals(),
            i.payment(),
            i.references(),
            i.notes(),
            i.attachments(),
            i.withholdings(),
            i.stampDuty());
    Document d = document("s-" + number, number, Direction.ISSUED, "380");
    desk.books.write(tx -> tx.documents().addIfNew(d, d.id(), mine));
    done(d.id());
  }

  private void compensation(String id, String owed, String owing) {
    Document d =
        document(id, "C-" + id, Direction.ISSUED, PaperKind.COMPENSATION.code())
            .with(NetworkState.NONE);
    BusinessPaper paper = paper(id, owed, owing);
    desk.books.write(tx -> tx.papers().addIfNew(d, id, paper));
  }

  private static BusinessPaper paper(String id, String owed, String owing) {
    return new BusinessPaper(
        PaperKind.COMPENSATION,
        "C-" + id,
        LocalDate.of(2026, 3, 9),
        Optional.of(PARTNER),
        Support.NOTHING,
        Currency.getInstance("RON"),
        List.of(
            line("1", ItemSide.RECEIVABLE, "F1", owed), line("2", ItemSide.PAYABLE, "X7", owing)),
        List.of(),
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static PaperLine line(String id, ItemSide side, String number, String amount) {
    return PaperLine.of(id, number, Money.of(amount, "RON"), Optional.empty())
        .with(Optional.empty(), Optional.of(new PaperLine.Settles(side, number)));
  }

  private Document document(String id, String number, Direction direction, String type) {
    Document d = Papers.document(id, Papers.plain(number, "2026-03-01"), desk.clock.instant());
    return new Document(
        id,
        d.company(),
        direction,
        type,
        number,
        d.issueDate(),
        d.dueDate(),
        d.partnerName(),
        d.partnerTaxId(),
        d.total(),
        d.format(),
        d.network(),
        DecisionState.APPROVED,
        d.accounting(),
        d.archive(),
        d.original(),
        d.pdf(),
        d.signature(),
        d.networkIndex(),
        d.receivedAt(),
        "");
  }

  private void done(String id) {
    assertThat(desk.propose(id)).isInstanceOf(Outcome.Done.class);
    assertThat(desk.questions(id)).isEmpty();
    desk.postStep(id);
    assertThat(desk.read(id).accounting())
        .as(desk.read(id).note())
        .isEqualTo(AccountingState.POSTED);
  }

  private void undo(String id) {
    desk.service().undo(Desk.ANA, standing(id).voucher().externalId(), "test");
  }

  private VoucherRecord standing(String id) {
    return Records.standing(desk.vouchers(id)).get(0);
  }

  private List<String> lines(String id) {
    return standing(id).voucher().lines().stream()
        .map(l -> l.side() + " " + l.account() + " " + l.amount().amountText())
        .toList();
  }

  private Map<String, String> open() throws HostException {
    List<HostOpenItem> items = new ArrayList<>();
    try (HostSession s =
        desk.hosts().open(desk.books.read(tx -> tx.companies().require(Desk.COMPANY)))) {
      items.addAll(s.openItems().query(Optional.empty(), Optional.empty(), 100).items());
    }
    Map<String, String> open = new TreeMap<>();
    items.forEach(
        i -> open.put(i.item().side() + " " + i.item().number(), i.item().residual().amountText()));
    return open;
  }
}
