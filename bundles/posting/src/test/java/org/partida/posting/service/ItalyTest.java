package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.it.ItSample.purchase;
import static org.partida.posting.it.ItSample.sale;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.base.work.Outcome;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.portfolio.CompaniesService;
import org.partida.posting.it.ItPostingRules;
import org.partida.posting.it.ItSample;
import org.partida.posting.ro.Golden;
import org.partida.posting.ro.GoldenFile;
import org.partida.posting.rules.Directions;
import org.partida.posting.rules.Edit;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.ProductRule;

/**
 * The worked scenarios of Italy, from the document to the embedded ledger with its Italian chart:
 * the rules are picked by the company's country. What the ledger has is compared, on the scenarios'
 * codes.
 */
class ItalyTest {
  private static final CompanyId COMPANY = new CompanyId("IT01234567897");

  /** Our accounts in the scenarios' codes. */
  private static final Map<String, String> CODES =
      Map.of(
          "411", "IT1501",
          "701", "IT3101",
          "4422", "IT2601",
          "4424", "IT1601",
          "4425", "IT2608",
          "611", "IT4205",
          "401", "IT2501",
          "403", "IT2501",
          "444", "IT2602",
          "511", "ITBANK");

  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(COMPANY, "EUR");
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  @Golden("I01#0")
  void i01Sale() throws Exception {
    goods();
    golden("I01#0", booked("d1", sale().line("Merce", "1000", "S", "22")));
    assertThat(open("d1")).isEqualTo("1220.00");
  }

  @Test
  @Golden("I02#0+1")
  void i02SplitPayment() throws Exception {
    goods();
    golden("I02#0+1", booked("d1", sale().line("Merce", "1000", "B", "22")));
    assertThat(open("d1")).as("the public body owes the net").isEqualTo("1000.00");
    assertThat(desk.balances()).isEqualTo("411=1000.00 701=-1000.00");
  }

  @Test
  @Golden({"I03#0", "I03#1"})
  void i03Professional() throws Exception {
    golden("I03#0", booked("d1", fee()));
    assertThat(open("d1")).as("what the bank line will be").isEqualTo("1068.80");
    golden("I03#1", List.of(pay("1068.80", "1068.80")));
  }

  @Test
  void whatIsPaidInPartIsWithheldInPart() throws Exception {
    booked("d1", fee());
    assertThat(lines(pay("534.40", "1068.80")))
        .containsExactly("C 511 534.40", "D 401 534.40", "D 403 100.00", "C 444 100.00");
  }

  @Test
  @Golden("I04#0")
  void i04ServicesFromTheUnion() throws Exception {
    golden(
        "I04#0",
        booked(
            "d1",
            purchase()
                .type("TD17")
                .partner("Cloud Ltd", "IE6388047V", "IE")
                .line("Hosting", "1000", "S", "22")));
    assertThat(open("d1")).isEqualTo("1000.00");
  }

  @Test
  void undoneItIsNought() throws Exception {
    booked("d1", fee());
    desk.service().undo(Desk.ANA, standing("d1").voucher().externalId(), "wrong");
    assertThat(desk.balances()).isEmpty();
    assertThat(items()).isEmpty();
  }

  @Test
  void whyMakesTheSameAgain() throws Exception {
    booked("d1", fee());
    String id = standing("d1").voucher().externalId().value();
    assertThat(desk.explanations().why(Desk.ANA, Optional.empty(), id).again().verdict())
        .isEqualTo(org.partida.api.posting.Explanations.Verdict.SAME);
  }

  @Test
  void romaniasReturnsAreNotMadeForIt() {
    var books = new org.partida.posting.vat.VatBooksService(desk.books, desk.hosts(), List.of());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                books.sheet(
                    Desk.ANA,
                    COMPANY,
                    org.partida.api.posting.VatBook.D300,
                    org.partida.api.posting.VatPeriod.of(java.time.YearMonth.of(2026, 10))))
        .hasMessageContaining("those of RO");
  }

  private static ItSample fee() {
    return purchase()
        .type("TD06")
        .line("Consulenza", "1000", "S", "22")
        .fund("40", "22")
        .withheld("RT01", "20", "200");
  }

  private void goods() {
    ProductRule s = Desk.services(Optional.empty());
    desk.products(
        List.of(
            new ProductRule(
                "any",
                "",
                "GOODS",
                Optional.empty(),
                s.vatDeduction(),
                Optional.empty(),
                Map.of())));
  }

  private List<Voucher> booked(String id, ItSample sample) throws HostException {
    Invoice invoice = sample.build();
    Direction direction = Directions.of(invoice, COMPANY).orElseThrow();
    boolean sold = direction == Direction.ISSUED;
    Document like = Papers.document(id, invoice, desk.clock.instant());
    Document d =
        new Document(
            id,
            COMPANY,
            direction,
            invoice.header().typeCode(),
            invoice.number(),
            invoice.header().issueDate(),
            Optional.empty(),
            (sold ? invoice.parties().buyer() : invoice.parties().seller()).name(),
            (sold ? invoice.parties().buyer() : invoice.parties().seller()).taxId(),
            invoice.totals().gross(),
            "fatturapa",
            like.network(),
            DecisionState.APPROVED,
            AccountingState.NONE,
            like.archive(),
            like.original(),
            like.pdf(),
            like.signature(),
            like.networkIndex(),
            like.receivedAt(),
            "");
    desk.books.write(tx -> tx.documents().addIfNew(d, id, invoice));
    assertThat(desk.propose(id)).isInstanceOf(Outcome.Done.class);
    assertThat(desk.questions(id)).isEmpty();
    desk.postStep(id);
    assertThat(desk.read(id).accounting())
        .as(desk.read(id).note())
        .isEqualTo(AccountingState.POSTED);
    assertThat(standing(id).ruleVersion()).startsWith("it-");
    try (HostSession s = session()) {
      ExternalId key = standing(id).voucher().externalId();
      return List.of(s.ledger().findAll(List.of(key)).get(key).voucher());
    }
  }

  /** Pays the item as the host has it, and posts the payment in the host. */
  private Voucher pay(String amount, String residual) throws HostException {
    HostOpenItem item = items().get(0);
    assertThat(item.item().residual().amountText()).isEqualTo(residual);
    Money out = Money.of("-" + amount, "EUR");
    List<Voucher> history =
        desk.books.read(
            tx -> tx.vouchers().concerning(COMPANY, item.partner().key(), item.item().number()));
    Voucher v =
        new ItPostingRules()
            .pay(
                new PaymentPosting(
                    new CompaniesService(desk.books, desk.clock).profile(Desk.ANA, COMPANY),
                    new ExternalId("pay-1"),
                    LocalDate.of(2026, 10, 30),
                    out,
                    AccountCode.of("511"),
                    "bonifico",
                    "EC 1",
                    List.of(
                        new PaymentPosting.Part(
                            item.account(),
                            item.partner(),
                            item.item().number(),
                            out,
                            Optional.of(
                                new PaymentPosting.Item(
                                    item.item().original(), item.item().residual(), history)))),
                    List.of()));
    try (HostSession s = session()) {
      var key =
          new org.partida.spi.host.WriteKey(
              v.externalId(), org.partida.model.voucher.Digest.of(v).hex());
      assertThat(
              s.ledger()
                  .post(List.of(new Ledger.EntryDraft(key, v)), Ledger.PostMode.EACH)
                  .get(0)
                  .done())
          .isTrue();
      return s.ledger().findAll(List.of(v.externalId())).get(v.externalId()).voucher();
    }
  }

  private static void golden(String id, List<Voucher> vouchers) throws IOException {
    Optional<Path> file = GoldenFile.find();
    Assumptions.assumeTrue(file.isPresent(), "shared/golden is not here");
    GoldenFile.check(
        id, vouchers.stream().map(ItalyTest::mapped).toList(), GoldenFile.read(file.get()));
  }

  private static Voucher mapped(Voucher v) {
    List<VoucherLine> lines =
        v.lines().stream()
            .map(l -> Edit.of(l).account(AccountCode.of(CODES.get(l.account().toString()))).line())
            .toList();
    return Edit.voucher(v, lines).orElseThrow();
  }

  private static List<String> lines(Voucher v) {
    return v.lines().stream()
        .map(l -> l.side() + " " + l.account() + " " + l.amount().amountText())
        .toList();
  }

  private org.partida.api.posting.VoucherRecord standing(String id) {
    return Records.standing(desk.vouchers(id)).get(0);
  }

  private String open(String document) throws HostException {
    String number = desk.read(document).number();
    return items().stream()
        .filter(i -> i.item().number().equals(number))
        .map(i -> i.item().residual().amountText())
        .findFirst()
        .orElse("nothing");
  }

  private HostSession session() throws HostException {
    return desk.hosts().open(desk.books.read(tx -> tx.companies().require(COMPANY)));
  }

  private List<HostOpenItem> items() throws HostException {
    try (HostSession s = session()) {
      return new ArrayList<>(s.openItems().query(Optional.empty(), Optional.empty(), 100).items());
    }
  }
}
