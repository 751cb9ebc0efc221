package org.partida.posting.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.it.ItData.Role;
import org.partida.posting.it.TaxedLine.Tax;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.DocumentAmounts;
import org.partida.posting.rules.Ids;
import org.partida.posting.rules.LedgerLine;
import org.partida.posting.rules.LineGroups;
import org.partida.posting.rules.Shares;
import org.partida.posting.rules.StornoWriter;

/**
 * Books an invoice: base, tax, what is owed, what is withheld, and the tax that a public body pays
 * itself. One document, one thread.
 */
final class ItBooking {
  private final ItCase c;
  private final Conversion conversion;
  private final ItLines maker;
  private final LineGroups bases = new LineGroups();
  private final LineGroups taxes = new LineGroups();
  private final Map<AccountCode, Money> owed = new LinkedHashMap<>();
  private final Map<AccountCode, Money> owedOriginal = new LinkedHashMap<>();
  private Money split;

  ItBooking(ItCase c, Conversion conversion) {
    this.c = c;
    this.conversion = conversion;
    this.maker = new ItLines(c, conversion);
    this.split = Money.zero(conversion.ledger());
  }

  /** Lines whose tax is computed once, so that rounding happens once. */
  private record Lot(Tax tax, String treatment, Percent rate, Percent deductible) {}

  /** The voucher; empty if there is nothing to book. */
  Optional<Voucher> voucher(
      DocumentAmounts amounts, List<TaxedLine> taxed, List<LedgerLine> ledger) {
    Map<Lot, List<Integer>> lots = new LinkedHashMap<>();
    for (int i = 0; i < taxed.size(); i++) {
      TaxedLine t = taxed.get(i);
      lots.computeIfAbsent(
              new Lot(t.vat(), t.treatment(), t.net().rate(), deductible(t)),
              k -> new ArrayList<>())
          .add(i);
    }
    lots.forEach(
        (lot, at) ->
            book(lot, at.stream().map(taxed::get).toList(), at.stream().map(ledger::get).toList()));
    List<VoucherLine> rounding = rounding(amounts);
    List<VoucherLine> others = new ArrayList<>(bases.map(maker::base));
    others.addAll(taxes.map(maker::tax));
    others.addAll(rounding);
    List<VoucherLine> third = third();
    List<VoucherLine> lines = new ArrayList<>(c.sale() ? third : others);
    lines.addAll(c.sale() ? others : third);
    lines.addAll(maker.split(split, third));
    List<VoucherLine> written =
        lines.stream().map(l -> StornoWriter.write(l, c.profile().storno())).toList();
    return written.size() < 2 ? Optional.empty() : Optional.of(voucher(written));
  }

  /** Who is not registered deducts nothing. */
  private Percent deductible(TaxedLine t) {
    if (c.sale()) {
      return Percent.HUNDRED;
    }
    return c.profile().vatPayer() ? t.deductible() : Percent.ZERO;
  }

  private void book(Lot lot, List<TaxedLine> taxed, List<LedgerLine> lines) {
    Money vat = lines.stream().map(LedgerLine::ledgerVat).reduce(Money::plus).orElseThrow();
    Money net = lines.stream().map(LedgerLine::ledgerNet).reduce(Money::plus).orElseThrow();
    boolean taxedLot = lot.tax() != Tax.NONE;
    Money deducted = taxedLot ? vat.percent(lot.deductible()) : vat;
    Money cost = vat.minus(deducted);
    List<Money> shares =
        Shares.byWeight(cost, lines.stream().map(l -> l.ledgerVat().decimal().abs()).toList());
    for (int i = 0; i < lines.size(); i++) {
      base(lot, taxed.get(i), lines.get(i), shares.get(i));
    }
    TaxedLine like = taxed.get(0);
    switch (lot.tax()) {
      case NONE -> {}
      case CHARGED ->
          tax(
              lot,
              like,
              c.sale() ? Role.VAT_SALES : Role.VAT_PURCHASES,
              c.sale() ? Side.C : Side.D,
              deducted,
              net);
      case SPLIT -> {
        tax(lot, like, Role.VAT_SPLIT, Side.C, vat, net);
        split = split.plus(vat);
      }
      case SELF -> {
        tax(lot, like, Role.VAT_PURCHASES, Side.D, deducted, net);
        tax(lot, like, Role.VAT_SALES, Side.C, vat, net);
      }
    }
  }

  private void base(Lot lot, TaxedLine t, LedgerLine l, Money cost) {
    Money net = c.isTaxOnly() ? Money.zero(conversion.ledger()) : l.ledgerNet();
    boolean charged = lot.tax() == Tax.CHARGED || lot.tax() == Tax.SPLIT;
    if (!c.isTaxOnly()) {
      owed.merge(t.third(), charged ? net.plus(l.ledgerVat()) : net, Money::plus);
      Money original = l.net().net();
      owedOriginal.merge(t.third(), charged ? original.plus(l.net().vat()) : original, Money::plus);
    }
    bases.add(
        new LineGroups.Key(
            t.account(),
            c.sale() ? Side.C : Side.D,
            lot.treatment(),
            lot.rate(),
            lot.deductible(),
            Optional.empty(),
            t.dimensions(),
            "base"),
        LineGroups.Sum.of(
            net.plus(cost),
            Optional.empty(),
            l.ledgerNet(),
            "\"" + t.net().line().item().name() + "\"",
            t.why()));
    maker.codes(lot.treatment(), t.codes());
  }

  private void tax(Lot lot, TaxedLine like, Role role, Side side, Money amount, Money net) {
    taxes.add(
        new LineGroups.Key(
            c.account(role),
            side,
            lot.treatment(),
            lot.rate(),
            lot.deductible(),
            Optional.empty(),
            Map.of(),
            lot.tax() == Tax.SELF ? "self" : "vat"),
        LineGroups.Sum.of(amount, Optional.empty(), net, "", lot.tax().name()));
    maker.codes(lot.treatment(), like.codes());
  }

  /** The cents by which the totals differ from the lines; never tax. */
  private List<VoucherLine> rounding(DocumentAmounts amounts) {
    Money residue = conversion.money(amounts.residue());
    if (residue.isZero() || owed.isEmpty()) {
      return List.of();
    }
    AccountCode most =
        owed.keySet().stream()
            .max((a, b) -> owed.get(a).abs().compareTo(owed.get(b).abs()))
            .orElseThrow();
    owed.merge(most, residue, Money::plus);
    owedOriginal.merge(most, amounts.residue(), Money::plus);
    boolean loss = (amounts.residue().signum() * amounts.docSign() > 0) != c.sale();
    Money amount = loss == c.sale() ? residue.negate() : residue;
    return List.of(maker.rounding(loss, amount));
  }

  private List<VoucherLine> third() {
    List<VoucherLine> lines = new ArrayList<>();
    List<VoucherLine> withheld = maker.withheld();
    Money less =
        withheld.stream()
            .map(VoucherLine::amount)
            .reduce(Money.zero(conversion.ledger()), Money::plus);
    for (Map.Entry<AccountCode, Money> e : owed.entrySet()) {
      Money amount = e.getValue().minus(less);
      Money original = owedOriginal.get(e.getKey());
      less = Money.zero(conversion.ledger());
      if (!amount.isZero()) {
        lines.add(maker.third(e.getKey(), amount, original));
      }
    }
    lines.addAll(withheld);
    return lines;
  }

  private Voucher voucher(List<VoucherLine> lines) {
    boolean credit = c.invoice().header().kind() == DocumentKind.CREDIT_NOTE;
    String kind = c.isSelf() ? "Self-invoice " : credit ? "Credit note " : "Invoice ";
    return new Voucher(
        Ids.of(c.request().documentId(), "book", c.version()),
        c.profile().company(),
        c.invoice().header().issueDate(),
        c.invoice().header().issueDate(),
        c.sale() ? Journal.SALES : Journal.PURCHASES,
        c.invoice().number(),
        kind + c.invoice().number() + (c.sale() ? " to " : " from ") + c.partner().name(),
        lines,
        Optional.empty());
  }
}
