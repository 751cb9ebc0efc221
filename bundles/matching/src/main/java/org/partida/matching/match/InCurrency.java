package org.partida.matching.match;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.model.Money;
import org.partida.model.match.ItemShare;
import org.partida.model.match.OpenItem;
import org.partida.spi.host.HostOpenItem;

/**
 * Open items in another currency than the ledger's: shown in it where the company has a bank
 * account in it, and carried over to the ledger's when they are paid. Stateless.
 */
final class InCurrency {
  private InCurrency() {}

  /** The item as the lines of such accounts pay it. */
  static OpenItem shown(HostOpenItem i, Set<Currency> accounts) {
    OpenItem o = i.item();
    Optional<Money> owed =
        i.inCurrency().filter(m -> !m.isZero() && accounts.contains(m.currency()));
    return owed.isEmpty()
        ? o
        : new OpenItem(
            o.id(),
            o.side(),
            o.partnerId(),
            o.partnerName(),
            o.partnerTaxId(),
            o.partnerIbans(),
            o.number(),
            o.issueDate(),
            o.dueDate(),
            share(owed.get(), o.original(), o.residual()),
            owed.get(),
            o.awb(),
            o.orderRef());
  }

  /** The shares in the ledger's currency, at what their items are carried at. */
  static List<ItemShare> carried(List<ItemShare> shares, List<HostOpenItem> items) {
    Map<String, HostOpenItem> byId = new HashMap<>();
    items.forEach(i -> byId.put(i.ref().value(), i));
    return shares.stream()
        .map(s -> byId.containsKey(s.item()) ? carried(s, byId.get(s.item())) : s)
        .toList();
  }

  private static ItemShare carried(ItemShare s, HostOpenItem i) {
    Optional<Money> owed =
        i.inCurrency()
            .filter(m -> !m.isZero() && m.currency().equals(s.amount().currency()))
            .filter(m -> !m.currency().equals(i.item().residual().currency()));
    return owed.isEmpty()
        ? s
        : new ItemShare(s.item(), share(i.item().residual(), s.amount(), owed.get()));
  }

  /** All of it for all, else in proportion. */
  private static Money share(Money of, Money part, Money whole) {
    if (part.equals(whole)) {
      return of;
    }
    BigDecimal exact =
        of.decimal().multiply(part.decimal()).divide(whole.decimal(), MathContext.DECIMAL128);
    return Money.round(exact, of.currency());
  }
}
