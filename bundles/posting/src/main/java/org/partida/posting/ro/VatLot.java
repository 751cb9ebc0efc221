package org.partida.posting.ro;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.posting.rules.LedgerLine;
import org.partida.posting.rules.Shares;

/**
 * Lines that share treatment, rate, deduction and product code, whose VAT is computed once, so that
 * rounding happens once. Immutable.
 *
 * @param key what they share
 * @param lines the lines, with what is not deducted
 * @param base taxable amount
 * @param vat VAT of the lot: the printed one, or the reverse charge's
 * @param deducted the part that is deducted
 * @param deductedOriginal the same in the document's currency; nought for reverse charge
 */
record VatLot(
    Key key,
    List<BookedLine> lines,
    Money base,
    Money vat,
    Money deducted,
    Money deductedOriginal) {

  /** What makes a lot. Immutable. */
  record Key(
      VatMode mode,
      String treatment,
      Percent rate,
      Percent deductible,
      Optional<String> productCode,
      String law) {
    static Key of(TaxedLine t) {
      return new Key(t.vat(), t.treatment(), t.rate(), t.deductible(), t.productCode(), t.law());
    }
  }

  static VatLot of(Key key, List<TaxedLine> taxed, List<LedgerLine> amounts) {
    Money base = amounts.stream().map(LedgerLine::ledgerNet).reduce(Money::plus).orElseThrow();
    Money printed = amounts.stream().map(LedgerLine::ledgerVat).reduce(Money::plus).orElseThrow();
    Money vat = key.mode() == VatMode.SELF ? base.percent(key.rate()) : printed;
    Money deducted =
        key.mode() == VatMode.NONE || key.mode() == VatMode.COST
            ? Money.zero(vat.currency())
            : vat.percent(key.deductible());
    Money cost = vat.minus(deducted);
    List<Money> shares = Shares.toTotal(cost, ideals(key, amounts, cost));
    List<BookedLine> lines = new ArrayList<>();
    IntStream.range(0, taxed.size())
        .forEach(
            i ->
                lines.add(
                    new BookedLine(
                        taxed.get(i),
                        amounts.get(i),
                        shares.get(i),
                        costOriginal(key, amounts.get(i)))));
    Money original = Money.zero(amounts.get(0).net().vat().currency());
    for (BookedLine l : lines) {
      original =
          key.mode() == VatMode.SELF
              ? original
              : original.plus(l.amounts().net().vat()).minus(l.costVatOriginal());
    }
    return new VatLot(key, List.copyOf(lines), base, vat, deducted, original);
  }

  /**
   * Where nothing is deducted a line keeps exactly its own VAT; else the cost follows each line's
   * VAT.
   */
  private static List<BigDecimal> ideals(Key key, List<LedgerLine> amounts, Money cost) {
    BigDecimal part = BigDecimal.valueOf(100).subtract(key.deductible().value()).movePointLeft(2);
    return amounts.stream()
        .map(
            a ->
                switch (key.mode()) {
                  case SELF ->
                      a.ledgerNet()
                          .decimal()
                          .multiply(key.rate().value())
                          .movePointLeft(2)
                          .multiply(part);
                  case CHARGED ->
                      cost.isZero() ? BigDecimal.ZERO : a.ledgerVat().decimal().multiply(part);
                  case NONE, COST, ASK -> a.ledgerVat().decimal();
                })
        .toList();
  }

  private static Money costOriginal(Key key, LedgerLine a) {
    Money vat = a.net().vat();
    return switch (key.mode()) {
      case SELF -> Money.zero(vat.currency());
      case CHARGED -> vat.minus(vat.percent(key.deductible()));
      case NONE, COST, ASK -> vat;
    };
  }
}
