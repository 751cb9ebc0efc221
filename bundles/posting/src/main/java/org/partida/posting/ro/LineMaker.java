package org.partida.posting.ro;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.DueDate;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.LineGroups;
import org.partida.spi.posting.ExchangeRates;

/**
 * Turns sums into voucher lines with partner, tax facts, rule and the reason in words. One
 * document, one thread.
 */
final class LineMaker {
  private final InvoiceCase c;
  private final RoData data;
  private final Conversion conversion;
  private final String version;

  LineMaker(InvoiceCase c, RoData data, Conversion conversion, String version) {
    this.c = c;
    this.data = data;
    this.conversion = conversion;
    this.version = version;
  }

  VoucherLine base(LineGroups.Key k, LineGroups.Sum s) {
    Money cost =
        (s.amount().signum() == s.base().signum() ? s.amount() : s.amount().negate())
            .minus(s.base());
    String vat = cost.isZero() ? "" : " with " + cost.abs() + " of VAT that is not deducted";
    String lines = s.count() > s.names().size() ? " (" + s.count() + " lines)" : "";
    String why =
        k.account()
            + ": "
            + String.join(", ", s.names())
            + lines
            + "; "
            + String.join("; ", s.reasons())
            + "; net "
            + s.base()
            + vat
            + "; "
            + k.treatment()
            + " at "
            + k.rate()
            + " %";
    return line(k, s, why);
  }

  VoucherLine vat(LineGroups.Key k, LineGroups.Sum s) {
    String law = s.reasons().get(0).isEmpty() ? "" : " (" + s.reasons().get(0) + ")";
    String how = k.rate() + " % of " + s.base();
    String part =
        k.deductible().equals(Percent.HUNDRED) || k.side() == Side.C
            ? ""
            : ", " + k.deductible() + " % deductible";
    String why;
    if ("self".equals(k.rule())) {
      why =
          k.account()
              + ": reverse charge, "
              + how
              + part
              + "; the buyer collects and deducts"
              + law;
    } else if (k.treatment().endsWith("CASH")) {
      why = k.account() + ": VAT " + how + part + ", not chargeable until paid" + law;
    } else if (c.sale()) {
      why =
          k.account() + ": VAT collected, " + how + ", chargeable on " + c.dates().taxPoint() + law;
    } else {
      why = k.account() + ": VAT deducted, " + how + part + ", in " + deductionPeriod() + law;
    }
    return line(k, s, why);
  }

  VoucherLine third(AccountCode account, Money amount, Money original) {
    AccountCode code = conversion.foreign() ? withCurrency(account) : account;
    String rate = conversion.foreign() ? ", " + original + " at " + rateWords() : "";
    Money prepaid = c.invoice().totals().prepaid();
    String paid =
        prepaid.isZero() ? "" : "; " + prepaid + " was paid before and stays to be matched";
    String why =
        code
            + ": "
            + (c.sale() ? "owed by " : "owed to ")
            + c.partner().name()
            + " for "
            + c.invoice().number()
            + ": "
            + amount
            + rate
            + paid;
    return new VoucherLine(
        code,
        c.sale() ? Side.D : Side.C,
        amount,
        original(original),
        Optional.of(c.partnerRef()),
        Optional.empty(),
        Optional.of(c.invoice().number()),
        due(),
        Map.of(),
        rule("third-party"),
        why);
  }

  /** The rate with its source and the day that it was published for. */
  private String rateWords() {
    return c.profile()
        .rates()
        .quote(conversion.document(), c.dates().taxPoint())
        .filter(q -> q.rate().compareTo(conversion.rate()) == 0)
        .map(ExchangeRates.Quote::words)
        .orElseGet(() -> conversion.rate().toPlainString() + " of " + c.dates().taxPoint());
  }

  VoucherLine rounding(boolean loss, Money residue, Money original) {
    AccountCode account =
        data.accounts()
            .of(
                loss ? Accounts.Role.ROUNDING_LOSS : Accounts.Role.ROUNDING_GAIN,
                c.dates().rateDay());
    Side side = loss ? Side.D : Side.C;
    Money amount = loss == c.sale() ? residue.negate() : residue;
    Money inDocument = loss == c.sale() ? original.negate() : original;
    String why =
        account
            + ": the printed totals differ from the lines by "
            + original
            + " (rounding, Order 978/2005; BT-114)";
    return new VoucherLine(
        account,
        side,
        amount,
        original(inDocument),
        Optional.of(c.partnerRef()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        rule("rounding"),
        why);
  }

  private VoucherLine line(LineGroups.Key k, LineGroups.Sum s, String why) {
    return new VoucherLine(
        k.account(),
        k.side(),
        s.amount(),
        s.original().flatMap(this::original),
        Optional.of(c.partnerRef()),
        Optional.of(facts(k, s)),
        Optional.empty(),
        Optional.empty(),
        k.dimensions(),
        rule(k.rule()),
        why);
  }

  private TaxFacts facts(LineGroups.Key k, LineGroups.Sum s) {
    LocalDate taxPoint = c.dates().taxPoint();
    Map<String, String> codes = data.codes().of(k.treatment(), k.rate(), taxPoint, k.deductible());
    Optional<YearMonth> period = returnPeriod(k, codes);
    return new TaxFacts(
        k.treatment(),
        k.rate(),
        s.base(),
        taxPoint,
        period,
        k.deductible(),
        k.productCode(),
        codes);
  }

  /**
   * The month whose return has a purchase: of deduction, or of receipt where there is no VAT to
   * deduct. Reverse charge is collected and deducted in one return (its rows mirror each other).
   */
  private Optional<YearMonth> returnPeriod(LineGroups.Key k, Map<String, String> codes) {
    String row = codes.getOrDefault("d300", "");
    boolean collects = "self".equals(k.rule()) && k.side() == Side.C;
    if (c.sale()
        || collects
        || row.isEmpty()
        || k.deductible().isZero()
        || k.treatment().endsWith("CASH")
        || !c.profile().vatPayer()) {
      return Optional.empty();
    }
    return Optional.of(
        row.contains("/") ? YearMonth.from(c.dates().taxPoint()) : deductionPeriod());
  }

  /** Deduction needs the invoice in hand and a tax that is chargeable (art. 297, 299). */
  private YearMonth deductionPeriod() {
    LocalDate received = c.request().receivedOn();
    return YearMonth.from(
        received.isBefore(c.dates().taxPoint()) ? c.dates().taxPoint() : received);
  }

  private Optional<Money> original(Money m) {
    return conversion.foreign() ? Optional.of(m) : Optional.empty();
  }

  private Optional<LocalDate> due() {
    return c.invoice()
        .header()
        .dueDate()
        .or(
            () ->
                c.invoice().payment().dueDates().stream()
                    .map(DueDate::date)
                    .min(LocalDate::compareTo));
  }

  private AccountCode withCurrency(AccountCode account) {
    String currency = conversion.document().getCurrencyCode();
    return account.with(
        account.analytic().isEmpty() ? currency : account.analytic() + "." + currency);
  }

  private String rule(String name) {
    return "ro." + (c.sale() ? "sale." : "purchase.") + name + "/" + version;
  }
}
