package org.partida.shell.instance;

import java.util.Currency;
import java.util.Optional;
import org.partida.api.match.LineSplit;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.ItemShare;
import org.partida.model.voucher.PartnerRef;
import org.partida.shell.core.Args;
import org.partida.views.AllocationView;

/** {@code --item ITEM=AMOUNT… --account ACCOUNT[=AMOUNT]…}: what a line pays. Stateless. */
final class Splits {
  private Splits() {}

  /** What the options say, amounts in the currency of the books unless they name another. */
  static LineSplit of(Args a, Currency currency) {
    Optional<PartnerRef> partner =
        a.option("partner").map(n -> new PartnerRef(n, Optional.empty(), a.option("tax-id")));
    return new LineSplit(
        a.all("item").stream().map(s -> share(s, currency)).toList(),
        a.all("account").stream()
            .map(s -> part(s, currency, partner, a.require("reason")))
            .toList());
  }

  private static ItemShare share(String text, Currency currency) {
    int eq = text.lastIndexOf('=');
    if (eq < 1) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not an item with an amount: " + text,
              "--item",
              "ITEM=AMOUNT, such as 17=1210.00"));
    }
    return new ItemShare(text.substring(0, eq), amount(text.substring(eq + 1), currency));
  }

  private static LineSplit.Part part(
      String text, Currency currency, Optional<PartnerRef> partner, String reason) {
    int eq = text.lastIndexOf('=');
    return new LineSplit.Part(
        AllocationView.account(eq < 0 ? text : text.substring(0, eq)),
        eq < 0 ? Optional.empty() : Optional.of(amount(text.substring(eq + 1), currency)),
        partner,
        reason);
  }

  /** {@code 100.00}, or {@code 100.00EUR} of a line in another currency. */
  private static Money amount(String text, Currency currency) {
    boolean named = text.matches(".*[0-9 ][A-Z]{3}");
    int end = named ? text.length() - 3 : text.length();
    return Money.of(
        text.substring(0, end).trim(), named ? text.substring(end) : currency.getCurrencyCode());
  }
}
