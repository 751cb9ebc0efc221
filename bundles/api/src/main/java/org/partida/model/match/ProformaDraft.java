package org.partida.model.match;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.VatCategory;
import org.partida.model.voucher.PartnerRef;

/**
 * A proforma to enter. Immutable.
 *
 * @param number as the customer sees it; each once in a company
 * @param partner the customer
 * @param date of issue
 * @param due until when it is to be paid
 * @param currency of all its amounts
 * @param lines what is sold, one at least
 */
public record ProformaDraft(
    String number,
    PartnerRef partner,
    LocalDate date,
    Optional<LocalDate> due,
    Currency currency,
    List<Line> lines) {

  public ProformaDraft {
    lines = List.copyOf(lines);
  }

  /**
   * What is sold. Immutable.
   *
   * @param name as on the invoice
   * @param code the seller's, by which product rules know it
   * @param quantity how much of it
   * @param net without VAT, for all of the quantity
   * @param rate of VAT; empty if there is none
   * @param category why there is none (EN 16931, BT-151); empty if the rate says enough
   */
  public record Line(
      String name,
      Optional<String> code,
      BigDecimal quantity,
      Money net,
      Optional<Percent> rate,
      Optional<VatCategory> category) {}

  /** With VAT, which is computed once for each rate and category, as invoices do (EN 16931). */
  public Money total() {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    lines.forEach(
        l -> groups.computeIfAbsent(l.category() + " " + l.rate(), k -> new ArrayList<>()).add(l));
    Money total = Money.zero(currency);
    for (List<Line> group : groups.values()) {
      Money net = group.stream().map(Line::net).reduce(Money.zero(currency), Money::plus);
      total =
          total.plus(net).plus(group.get(0).rate().map(net::percent).orElse(Money.zero(currency)));
    }
    return total;
  }
}
