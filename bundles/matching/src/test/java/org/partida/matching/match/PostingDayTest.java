package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.api.company.BankAccount;
import org.partida.api.company.BookedOn;
import org.partida.api.company.Company;
import org.partida.api.match.PostingDay;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.work.Queues;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteKey;
import org.partida.testkit.store.Samples;

/**
 * On which day money that a courier collected is booked, and in which period its VAT on cash falls
 * due: collected on 30 October, transferred on 3 November, at the bank on 5 November.
 */
@Timeout(60)
class PostingDayTest {
  private static final Currency RON = Currency.getInstance("RON");
  private static final String ROW =
      "2026-11-03;121.00;Ion Popescu;colet FX-1001;2345678901;2026-10-30";
  private static final String BANK = "2026-11-05;121.00;Fan Courier Express SRL;ramburs;RO13838336";

  private Shop shop = new Shop(company(BookedOn.TRANSFER), new RoPostingRules());

  private static Company company(BookedOn on) {
    Company c = Samples.company(Samples.ALFA, Shop.IBAN);
    List<BankAccount> accounts = new ArrayList<>(c.accounts());
    accounts.add(
        new BankAccount(
            CourierReader.REGISTER, RON, "461.COURIER", Optional.of("RO13838336"), on, List.of()));
    return new Company(
        c.id(), c.name(), c.currency(), c.vatPayer(), true, c.connection(), accounts, c.policies());
  }

  private void of(BookedOn on) throws IOException {
    shop.close();
    shop = new Shop(company(on), new RoPostingRules());
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  /** A sale of 100 + 21 whose VAT waits in 4428. */
  private void saleOnCash() throws Exception {
    LocalDate day = LocalDate.of(2026, 10, 20);
    PartnerRef who = new PartnerRef("Ion Popescu", Optional.of("RO"), Optional.empty());
    TaxFacts waits =
        new TaxFacts(
            "RO.S.SALE.CASH",
            Percent.of("21"),
            Money.of("-100.00", "RON"),
            day,
            Optional.empty(),
            Percent.of("100"),
            Optional.empty(),
            Map.of());
    Voucher v =
        new Voucher(
            new ExternalId("inv:FX-1001"),
            shop.company.id(),
            day,
            day,
            Journal.SALES,
            "FX-1001",
            "sale",
            List.of(
                line("4111", Side.D, "121.00", who, Optional.empty(), Optional.of("FX-1001")),
                line("704", Side.C, "100.00", who, Optional.empty(), Optional.empty()),
                line("4428.CV", Side.C, "21.00", who, Optional.of(waits), Optional.empty())),
            Optional.empty());
    try (HostSession s = shop.hosts.open(shop.company)) {
      Ledger.EntryDraft draft =
          new Ledger.EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v);
      assertThat(s.ledger().post(List.of(draft), Ledger.PostMode.EACH).get(0).done()).isTrue();
    }
    shop.books.write(
        tx ->
            tx.vouchers()
                .addIfNew(
                    new VoucherRecord(
                        v,
                        Optional.empty(),
                        VoucherState.POSTED,
                        Optional.of("SALES-1"),
                        "t",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
  }

  private static VoucherLine line(
      String account,
      Side side,
      String amount,
      PartnerRef who,
      Optional<TaxFacts> tax,
      Optional<String> item) {
    return new VoucherLine(
        AccountCode.of(account),
        side,
        Money.of(amount, "RON"),
        Optional.empty(),
        Optional.of(who),
        tax,
        item,
        Optional.empty(),
        Map.of(),
        "t",
        "t");
  }

  private ImportResult settlement(String text, ImportOptions options) throws IOException {
    return shop.statements.importFile(
        Shop.ANA,
        Optional.of(shop.company.id()),
        "b.courier",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        options,
        Progress.SILENT);
  }

  private LineRecord collected() {
    return shop.lines().stream()
        .filter(l -> l.account().equals(CourierReader.REGISTER))
        .findFirst()
        .orElseThrow();
  }

  private LineRecord confirm() {
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    return shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(collected().id())).get(0);
  }

  private PostingDay day() {
    return shop.matches()
        .postingDays(Shop.ANA, shop.company.id(), shop.lines())
        .get(collected().id());
  }

  private Voucher voucher(LineRecord saved) {
    return shop.books
        .<Optional<VoucherRecord>>read(
            tx -> tx.vouchers().find(new ExternalId(saved.voucher().orElseThrow())))
        .orElseThrow()
        .voucher();
  }

  private static LocalDate due(Voucher v) {
    return v.lines().stream()
        .filter(l -> l.account().synthetic().equals("4427"))
        .map(l -> l.tax().orElseThrow().taxPoint())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "TRANSFER,2026-11-03,2026-11",
    "COLLECTION,2026-10-30,2026-10",
    "BANK_LINE,2026-11-05,2026-11",
    "FIXED,2026-12-01,2026-12"
  })
  void theVatFallsDueInThePeriodOfTheDayThatTheRegisterSays(
      BookedOn on, LocalDate expected, YearMonth period) throws Exception {
    of(on);
    saleOnCash();
    Map<String, String> before = shop.balances();
    ImportOptions named =
        new ImportOptions(
            Optional.empty(),
            on == BookedOn.FIXED ? Optional.of(expected) : Optional.empty(),
            Optional.empty(),
            Optional.empty());
    settlement("COURIER 4471\n" + ROW + "\n", named);
    shop.bank("b.plain", BANK);

    LineRecord saved = confirm();
    assertThat(saved.error()).isEmpty();
    Voucher v = voucher(saved);
    assertThat(v.date()).isEqualTo(expected);
    assertThat(due(v)).isEqualTo(expected);
    assertThat(YearMonth.from(due(v))).isEqualTo(period);
    assertThat(day().day()).contains(expected);
    assertThat(saved.line().bookingDate()).as("as printed").isEqualTo("2026-11-03");
    if (on != BookedOn.TRANSFER) {
      assertThat(v.lines().get(0).why()).contains("the file gives 2026-11-03");
    }

    shop.matches().undo(Shop.ANA, shop.company.id(), saved.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(shop.open()).containsOnlyKeys("FX-1001");
    assertThat(collected().state()).isEqualTo(LineState.UNSAVED);
  }

  @Test
  void aLineWaitsForTheBanksLineAndIsTakenUpOnceItIsThere() throws Exception {
    of(BookedOn.BANK_LINE);
    shop.autoConfirm();
    saleOnCash();
    settlement("COURIER 4471\n" + ROW + "\n", ImportOptions.NONE);
    LineRecord refused = confirm();
    assertThat(refused.error().map(p -> p.code())).contains("match.posting-day");
    assertThat(refused.error().orElseThrow().message()).contains("4471", "121.00");
    assertThat(day().day()).isEmpty();
    assertThat(shop.balances()).containsEntry("4111", "121.00");
    shop.matchStep();
    assertThat(shop.waiting(Queues.CONFIRM)).isEmpty();

    shop.bank("b.plain", BANK);
    shop.matchStep();
    assertThat(shop.waiting(Queues.CONFIRM)).containsExactly(collected().id());
    assertThat(day().why()).contains("bank's line");
    LineRecord saved = confirm();
    assertThat(saved.error()).isEmpty();
    assertThat(voucher(saved).date()).isEqualTo("2026-11-05");
    // and the bank's line pays what the courier owes since that day
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    LineRecord bank =
        shop.lines().stream().filter(l -> l.account().equals(Shop.IBAN)).findFirst().orElseThrow();
    assertThat(bank.proposal().orElseThrow().shares()).hasSize(1);
  }

  @Test
  void twoLinesOfTheBankThatMayBeItAreNoAnswer() throws Exception {
    of(BookedOn.BANK_LINE);
    saleOnCash();
    settlement("COURIER 4471\n" + ROW + "\n", ImportOptions.NONE);
    shop.bank("b.plain", BANK, "2026-11-06;121.00;Fan Courier Express SRL;alt ramburs;RO13838336");
    assertThat(day().day()).isEmpty();
    assertThat(day().why()).contains("2 bank's lines");
    shop.bank("c.plain", "2026-11-09;121.00;Fan Courier;ramburs borderou 4471;RO13838336");
    assertThat(day().day()).as("the number decides").contains(LocalDate.of(2026, 11, 9));
  }

  @Test
  void somebodyElsesMoneyOfTheSameAmountIsNotTheTransfer() throws Exception {
    of(BookedOn.BANK_LINE);
    settlement("COURIER 4471\n" + ROW + "\n", ImportOptions.NONE);
    shop.bank("b.plain", "2026-11-05;121.00;Maria Ionescu;factura 14471;RO14399840");
    assertThat(day().day()).isEmpty();
  }

  @Test
  void aDayMayBeNamedLaterAndTakenBackUntilALineIsConfirmed() throws Exception {
    of(BookedOn.FIXED);
    saleOnCash();
    settlement("COURIER 4471\n" + ROW + "\n", ImportOptions.NONE);
    assertThat(confirm().error().map(p -> p.code())).contains("match.posting-day");
    String statement = collected().statement();
    name(statement, Optional.of(LocalDate.of(2026, 11, 30)));
    name(statement, Optional.empty());
    assertThat(day().day()).isEmpty();
    name(statement, Optional.of(LocalDate.of(2026, 11, 28)));
    LineRecord saved = confirm();
    assertThat(voucher(saved).date()).isEqualTo("2026-11-28");
    assertThat(refusal(statement)).isEqualTo("statement.saved");
  }

  private void name(String statement, Optional<LocalDate> day) {
    shop.statements.bookOn(Shop.ANA, shop.company.id(), statement, day);
  }

  private String refusal(String statement) {
    try {
      name(statement, Optional.of(LocalDate.of(2026, 11, 1)));
      return "";
    } catch (org.partida.model.PartidaException e) {
      return e.problem().code();
    }
  }

  @Test
  void aBanksStatementTakesNeitherDayNorNumber() throws Exception {
    byte[] file = BANK.getBytes(StandardCharsets.UTF_8);
    ImportResult r =
        shop.statements.importFile(
            Shop.ANA,
            Optional.empty(),
            "b.plain",
            new ByteArrayInputStream(file),
            new ImportOptions(
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 11, 1)),
                Optional.empty(),
                Optional.empty()),
            Progress.SILENT);
    assertThat(r.problems()).extracting(p -> p.code()).containsExactly("statement.no-register");
    assertThat(shop.lines()).isEmpty();
  }

  @Test
  void aNumberStandsInWhereTheFileHasNoneAndNeverContradictsIt() throws Exception {
    ImportOptions number =
        new ImportOptions(
            Optional.empty(), Optional.empty(), Optional.of("R-17"), Optional.empty());
    assertThat(settlement("COURIER 4471\n" + ROW + "\n", number).problems())
        .extracting(p -> p.code())
        .containsExactly("statement.number");
    assertThat(settlement("COURIER \n" + ROW + "\n", number).problems()).isEmpty();
    assertThat(shop.statements.list(Shop.ANA, Optional.of(shop.company.id())))
        .extracting(s -> s.number())
        .containsExactly(Optional.of("R-17"));
  }
}
