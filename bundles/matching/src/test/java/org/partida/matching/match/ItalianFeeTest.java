package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.CompanyId;
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
import org.partida.posting.it.ItPostingRules;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteKey;
import org.partida.testkit.store.Samples;

/** A professional's fee in Italy: the bank line is the net, the tax is withheld with it (I03). */
class ItalianFeeTest {
  private static final Optional<PartnerRef> WHO =
      Optional.of(new PartnerRef("Studio Rossi", Optional.of("IT"), Optional.of("IT09876543217")));

  private Shop shop;

  @BeforeEach
  void open() throws Exception {
    Company c = Samples.company(new CompanyId("IT01234567897"));
    Currency euro = Currency.getInstance("EUR");
    shop =
        new Shop(
            new Company(
                c.id(),
                c.name(),
                euro,
                c.vatPayer(),
                c.vatOnCash(),
                c.connection(),
                List.of(new BankAccount(Shop.EURO_IBAN, euro, "511")),
                c.policies()),
            new ItPostingRules());
    fee();
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  /** As the rules of Italy book it. */
  private void fee() throws Exception {
    LocalDate day = LocalDate.of(2026, 10, 5);
    TaxFacts withheld =
        new TaxFacts(
            "IT.RT01.WITHHELD",
            Percent.of("20"),
            Money.of("1000", "EUR"),
            day,
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            Map.of());
    Optional<TaxFacts> none = Optional.empty();
    Voucher v =
        new Voucher(
            new ExternalId("fee"),
            shop.company.id(),
            day,
            day,
            Journal.PURCHASES,
            "12/2026",
            "fee",
            List.of(
                line("611", Side.D, "1040", none, false),
                line("4424", Side.D, "228.80", none, false),
                line("401", Side.C, "1068.80", none, true),
                line("403", Side.C, "200", Optional.of(withheld), false)),
            Optional.empty());
    try (HostSession s = shop.hosts.open(shop.company)) {
      Ledger.EntryDraft draft =
          new Ledger.EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v);
      assertThat(s.ledger().post(List.of(draft), Ledger.PostMode.EACH).get(0).done()).isTrue();
    }
    VoucherRecord posted =
        new VoucherRecord(
            v,
            Optional.empty(),
            VoucherState.POSTED,
            Optional.empty(),
            "it",
            Optional.empty(),
            Optional.of(shop.clock.instant()),
            Optional.empty());
    shop.books.write(tx -> tx.vouchers().addIfNew(posted));
  }

  private static VoucherLine line(
      String account, Side side, String amount, Optional<TaxFacts> tax, boolean item) {
    return new VoucherLine(
        AccountCode.of(account),
        side,
        Money.of(amount, "EUR"),
        Optional.empty(),
        WHO,
        tax,
        Optional.of("12/2026").filter(n -> item),
        Optional.empty(),
        Map.of(),
        "t",
        "t");
  }

  private LineRecord paid(String amount) throws Exception {
    shop.bank("euro.plain", "2026-11-10;" + amount + ";Studio Rossi;saldo parcella 12/2026");
    MatchesService m = shop.matches();
    m.run(Shop.ANA, shop.company.id(), Progress.SILENT);
    LineRecord line = shop.lines().get(0);
    LineRecord saved = m.confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    return saved;
  }

  @Test
  void theNetIsPaidAndTheTaxIsOwedToTheState() throws Exception {
    Map<String, String> before = shop.balances();
    LineRecord saved = paid("-1068.80");
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("511", "-1068.80")
        .containsEntry("444", "-200.00")
        .doesNotContainKeys("401", "403");
    shop.matches().undo(Shop.ANA, shop.company.id(), saved.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(shop.open()).containsEntry("12/2026", "1068.80");
  }
}
