package org.partida.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Settlement.Part;
import org.partida.spi.host.Settlement.SettlementDraft;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/**
 * What the host contract tests share: a company with fresh books, and vouchers as Partida makes
 * them. One thread.
 */
public abstract class HostFixture {
  protected static final CompanyId COMPANY = new CompanyId("RO12345674");
  protected static final LocalDate DAY = LocalDate.of(2026, 3, 12);
  protected static final PartnerRef SUPPLIER =
      new PartnerRef("Furnizor Exemplu SRL", Optional.of("RO"), Optional.of("RO11223342"));
  protected static final PartnerRef CUSTOMER =
      new PartnerRef("Client Exemplu SA", Optional.of("RO"), Optional.of("RO55667789"));

  protected HostSession host;

  /** The connector under test, on empty books. */
  protected abstract HostConnector connector() throws Exception;

  /** Closes a month of the company's books by the host's own means. */
  protected abstract void closeMonth(CompanyId company, YearMonth month) throws Exception;

  @BeforeEach
  void openBooks() throws Exception {
    host = open(COMPANY, connector());
  }

  @AfterEach
  void closeSession() {
    if (host != null) {
      host.close();
    }
  }

  /** A session on a company's books. */
  protected static HostSession open(CompanyId company, HostConnector connector)
      throws HostException {
    return connector.open(
        new HostConnection(company, "Exemplu SRL", Currency.getInstance("RON"), Map.of()),
        new ActingUser(ActingUser.Kind.SERVICE, "partida"));
  }

  protected static Money lei(String amount) {
    return Money.of(amount, "RON");
  }

  /** A line with partner; {@code item} null = keeps no open item. */
  protected static VoucherLine line(
      String account, Side side, String amount, PartnerRef partner, String item) {
    return new VoucherLine(
        AccountCode.of(account),
        side,
        lei(amount),
        Optional.empty(),
        Optional.ofNullable(partner),
        Optional.empty(),
        Optional.ofNullable(item),
        item == null ? Optional.empty() : Optional.of(DAY.plusDays(30)),
        Map.of(),
        "test@1",
        "for the test");
  }

  protected static Voucher voucher(
      String id, Journal journal, LocalDate date, String number, VoucherLine... lines) {
    return new Voucher(
        new ExternalId(id),
        COMPANY,
        date,
        date,
        journal,
        number,
        "Document " + number,
        List.of(lines),
        Optional.empty());
  }

  /** A purchase of services with 21 % VAT, net 100.00 for each 121.00. */
  protected static Voucher purchase(
      String id, String number, String net, String vat, String gross) {
    VoucherLine tax =
        new VoucherLine(
            AccountCode.of("4426"),
            Side.D,
            lei(vat),
            Optional.empty(),
            Optional.of(SUPPLIER),
            Optional.of(
                new TaxFacts(
                    "RO.S.PURCHASE",
                    Percent.of("21"),
                    lei(net),
                    DAY,
                    Optional.of(YearMonth.from(DAY)),
                    Percent.HUNDRED,
                    Optional.empty(),
                    Map.of("d300", "24"))),
            Optional.empty(),
            Optional.empty(),
            Map.of("costCenter", "București"),
            "test@1",
            "VAT; „deductibilă”");
    return voucher(
        id,
        Journal.PURCHASES,
        DAY,
        number,
        line("628", Side.D, net, SUPPLIER, null),
        tax,
        line("401", Side.C, gross, SUPPLIER, number));
  }

  protected static Voucher sale(String id, String number, String amount) {
    return voucher(
        id,
        Journal.SALES,
        DAY,
        number,
        line("4111", Side.D, amount, CUSTOMER, number),
        line("704", Side.C, amount, CUSTOMER, null));
  }

  /** Money in from the customer, for the document with this number. */
  protected static Voucher receipt(String id, String number, String amount) {
    return voucher(
        id,
        Journal.BANK,
        DAY,
        "EXTRAS 1",
        line("5121", Side.D, amount, null, null),
        line("4111", Side.C, amount, CUSTOMER, number));
  }

  /** Money out to the supplier. */
  protected static Voucher payment(String id, String number, String amount) {
    return voucher(
        id,
        Journal.BANK,
        DAY,
        "EXTRAS 1",
        line("401", Side.D, amount, SUPPLIER, number),
        line("5121", Side.C, amount, null, null));
  }

  /** The counter-entry in red: the same lines with negative amounts. */
  protected static Voucher storno(String id, Voucher original, LocalDate date) {
    List<VoucherLine> lines = new ArrayList<>();
    for (VoucherLine l : original.lines()) {
      lines.add(
          new VoucherLine(
              l.account(),
              l.side(),
              l.amount().negate(),
              l.original().map(Money::negate),
              l.partner(),
              Optional.empty(),
              l.openItem(),
              l.due(),
              l.dimensions(),
              l.rule(),
              l.why()));
    }
    return new Voucher(
        new ExternalId(id),
        original.company(),
        date,
        original.documentDate(),
        original.journal(),
        original.documentNumber(),
        "Storno",
        lines,
        Optional.of(original.externalId()));
  }

  protected static EntryDraft draft(Voucher v) {
    return new EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v);
  }

  protected WriteResult<PostedEntry> post(Voucher v) throws HostException {
    return host.ledger().post(List.of(draft(v)), PostMode.EACH).get(0);
  }

  /** Posts, and asserts that the host took it. */
  protected PostedEntry posted(Voucher v) throws HostException {
    WriteResult<PostedEntry> r = post(v);
    assertThat(r.status()).as("%s", r.problem()).isEqualTo(WriteStatus.POSTED);
    return r.value().orElseThrow();
  }

  protected List<HostOpenItem> items() throws HostException {
    return host.openItems().query(Optional.empty(), Optional.empty(), 100).items();
  }

  /** The document's open item, whose residual has this sign. */
  protected HostOpenItem item(String number, int sign) throws HostException {
    return items().stream()
        .filter(i -> i.item().number().equals(number) && i.item().residual().signum() == sign)
        .findFirst()
        .orElseThrow();
  }

  protected static SettlementDraft settlement(
      String id, String payment, HostOpenItem item, String amount) {
    Part part = new Part(item.ref(), item.version(), lei(amount));
    return new SettlementDraft(
        new WriteKey(new ExternalId(id), id + "/" + amount),
        DAY,
        new ExternalId(payment),
        List.of(part));
  }

  /** The balance of an account, debit-positive. */
  protected Money balance(String account) throws HostException {
    Money sum = lei("0");
    for (var t : host.ledger().turnovers(LocalDate.of(2026, 12, 31))) {
      sum =
          t.account().equals(AccountCode.of(account)) ? sum.plus(t.debit()).minus(t.credit()) : sum;
    }
    return sum;
  }
}
