package org.partida.posting.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.Money;

/**
 * Converts a document's amounts group by group and shares each converted sum out over the lines, so
 * that rounding never leaves a cent between a group and its lines. The VAT in the ledger's currency
 * is the printed one (BT-111) where there is one: it is what the seller declares. Stateless.
 */
public final class LedgerAmounts {
  private LedgerAmounts() {}

  /** The lines in both currencies, in the order of the amounts. */
  public static List<LedgerLine> of(
      DocumentAmounts amounts, Conversion c, Optional<Money> printedVat) {
    Map<VatKey, Money> vat = vatByGroup(amounts, c, printedVat);
    Map<VatKey, List<NetLine>> byKey = new TreeMap<>();
    amounts.lines().forEach(l -> byKey.computeIfAbsent(l.key(), k -> new ArrayList<>()).add(l));
    List<LedgerLine> lines = new ArrayList<>();
    byKey.forEach(
        (key, members) -> {
          Money net = c.money(members.stream().map(NetLine::net).reduce(Money::plus).orElseThrow());
          List<Money> nets =
              Shares.toTotal(net, members.stream().map(m -> c.exact(m.net())).toList());
          Money groupVat = vat.getOrDefault(key, Money.zero(c.ledger()));
          List<Money> vats =
              Shares.toTotal(groupVat, members.stream().map(m -> c.exact(m.vat())).toList());
          for (int i = 0; i < members.size(); i++) {
            lines.add(new LedgerLine(members.get(i), nets.get(i), vats.get(i)));
          }
        });
    return lines;
  }

  private static Map<VatKey, Money> vatByGroup(
      DocumentAmounts amounts, Conversion c, Optional<Money> printedVat) {
    Map<VatKey, VatGroup> taxed = new TreeMap<>();
    amounts
        .groups()
        .forEach(
            (k, g) -> {
              if (!g.vat().isZero()) {
                taxed.put(k, g);
              }
            });
    Map<VatKey, Money> out = new TreeMap<>();
    if (!c.foreign() || printedVat.isEmpty() || taxed.isEmpty()) {
      taxed.forEach((k, g) -> out.put(k, c.money(g.vat())));
      return out;
    }
    List<BigDecimal> ideals = taxed.values().stream().map(g -> c.exact(g.vat())).toList();
    BigDecimal sum = ideals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Money> shares =
        sum.signum() == 0
            ? Shares.toTotal(printedVat.get(), ideals)
            : Shares.byWeight(printedVat.get(), ideals);
    int i = 0;
    for (VatKey key : taxed.keySet()) {
      out.put(key, shares.get(i++));
    }
    return out;
  }
}
