package org.partida.posting.it;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.DueDate;
import org.partida.model.invoice.Withholding;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.it.ItData.Role;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.LineGroups;

/** Turns sums into lines with partner, tax facts, rule and the reason. One document, one thread. */
final class ItLines {
  private final ItCase c;
  private final Conversion conversion;
  private final Map<String, Map<String, String>> codes = new HashMap<>();

  ItLines(ItCase c, Conversion conversion) {
    this.c = c;
    this.conversion = conversion;
  }

  /** Keeps the return codes of a treatment. */
  void codes(String treatment, Map<String, String> of) {
    codes.putIfAbsent(treatment, of);
  }

  VoucherLine base(LineGroups.Key k, LineGroups.Sum s) {
    Money cost = s.amount().minus(s.base());
    String vat =
        cost.isZero() || c.isTaxOnly()
            ? ""
            : " with " + cost.abs() + " of IVA that is not deducted";
    String why =
        k.account()
            + ": "
            + String.join(", ", s.names())
            + "; "
            + String.join("; ", s.reasons())
            + "; imponibile "
            + s.base()
            + vat
            + "; "
            + k.treatment()
            + " at "
            + k.rate()
            + " %";
    return taxed(k, s, why);
  }

  VoucherLine tax(LineGroups.Key k, LineGroups.Sum s) {
    String how = k.rate() + " % of " + s.base();
    String part =
        k.deductible().equals(Percent.HUNDRED) || k.side() == Side.C
            ? ""
            : ", " + k.deductible() + " % deductible";
    String why =
        switch (s.reasons().get(0)) {
          case "SELF" -> "reverse charge, " + how + part + "; the buyer collects and deducts";
          case "SPLIT" -> "IVA " + how + ", which the buyer pays to the State (art. 17-ter)";
          default ->
              c.sale()
                  ? "IVA " + how + ", due in " + YearMonth.from(c.day())
                  : "IVA deducted, " + how + part + ", in " + c.deduction();
        };
    return taxed(k, s, k.account() + ": " + why);
  }

  private VoucherLine taxed(LineGroups.Key k, LineGroups.Sum s, String why) {
    boolean deducts = !c.sale() && k.side() == Side.D && !k.deductible().isZero();
    TaxFacts facts =
        new TaxFacts(
            k.treatment(),
            k.rate(),
            s.base(),
            c.day(),
            deducts ? Optional.of(c.deduction()) : Optional.empty(),
            k.deductible(),
            Optional.empty(),
            codes.getOrDefault(k.treatment(), Map.of()));
    return line(
        k.account(),
        k.side(),
        s.amount(),
        Optional.empty(),
        Optional.of(facts),
        false,
        k.dimensions(),
        c.rule(k.rule()),
        why);
  }

  VoucherLine third(AccountCode account, Money amount, Money original) {
    boolean foreign = conversion.foreign();
    AccountCode code = foreign ? account.with(conversion.document().getCurrencyCode()) : account;
    String rate = foreign ? ", " + original + " at " + conversion.rate().toPlainString() : "";
    String why =
        code
            + ": "
            + (c.sale() ? "owed by " : "owed to ")
            + c.partner().name()
            + " for "
            + c.invoice().number()
            + ": "
            + amount
            + rate;
    return line(
        code,
        c.sale() ? Side.D : Side.C,
        amount,
        foreign ? Optional.of(original) : Optional.empty(),
        Optional.empty(),
        true,
        Map.of(),
        c.rule("third-party"),
        why);
  }

  /** The tax of split payment leaves what the buyer owes: it pays it to the State. */
  List<VoucherLine> split(Money vat, List<VoucherLine> third) {
    if (vat.isZero() || third.isEmpty()) {
      return List.of();
    }
    AccountCode account = c.account(Role.VAT_SPLIT);
    AccountCode customer = third.get(0).account();
    String why = ": split payment, the buyer pays " + vat + " of IVA to the State (art. 17-ter)";
    return List.of(
        line(
            account,
            Side.D,
            vat,
            Optional.empty(),
            Optional.empty(),
            false,
            Map.of(),
            c.rule("split"),
            account + why),
        line(
            customer,
            Side.C,
            vat,
            Optional.empty(),
            Optional.empty(),
            true,
            Map.of(),
            c.rule("split"),
            customer + why));
  }

  VoucherLine rounding(boolean loss, Money amount) {
    AccountCode account = c.account(loss ? Role.ROUNDING_LOSS : Role.ROUNDING_GAIN);
    return line(
        account,
        loss ? Side.D : Side.C,
        amount,
        Optional.empty(),
        Optional.empty(),
        false,
        Map.of(),
        c.rule("rounding"),
        account + ": the printed total differs from the lines by " + amount);
  }

  /** What the buyer pays to the State in the seller's name, once the fee is paid. */
  List<VoucherLine> withheld() {
    AccountCode account = c.account(c.sale() ? Role.CUSTOMER_WITHHELD : Role.SUPPLIER_WITHHELD);
    List<VoucherLine> lines = new ArrayList<>();
    for (Withholding w : c.invoice().withholdings()) {
      Money amount = conversion.money(c.invoice().effective(w.amount()));
      if (amount.isZero()) {
        continue;
      }
      TaxFacts facts =
          new TaxFacts(
              Withheld.treatment(w.type()),
              w.rate(),
              fee(amount, w.rate()),
              c.day(),
              Optional.empty(),
              Percent.HUNDRED,
              Optional.empty(),
              Map.of("withholding", w.type()));
      lines.add(
          line(
              account,
              c.sale() ? Side.D : Side.C,
              amount,
              Optional.empty(),
              Optional.of(facts),
              false,
              Map.of(),
              c.rule("withheld"),
              account
                  + ": "
                  + w.type()
                  + ", "
                  + w.rate()
                  + " % of "
                  + fee(amount, w.rate())
                  + " is withheld when "
                  + c.invoice().number()
                  + " is paid"));
    }
    return lines;
  }

  /** What the withheld tax is of. */
  private static Money fee(Money withheld, Percent rate) {
    if (rate.isZero()) {
      return withheld;
    }
    BigDecimal fee =
        withheld.decimal().movePointRight(2).divide(rate.value(), MathContext.DECIMAL128);
    return Money.round(fee, withheld.currency());
  }

  private VoucherLine line(
      AccountCode account,
      Side side,
      Money amount,
      Optional<Money> original,
      Optional<TaxFacts> tax,
      boolean item,
      Map<String, String> dimensions,
      String rule,
      String why) {
    Optional<LocalDate> due =
        c.invoice()
            .header()
            .dueDate()
            .or(
                () ->
                    c.invoice().payment().dueDates().stream()
                        .map(DueDate::date)
                        .min(LocalDate::compareTo));
    return new VoucherLine(
        account,
        side,
        amount,
        original,
        Optional.of(c.partnerRef()),
        tax,
        item ? Optional.of(c.invoice().number()) : Optional.empty(),
        item ? due : Optional.empty(),
        dimensions,
        rule,
        why);
  }
}
