package org.partida.model.voucher;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;

/**
 * One line of a voucher. Immutable.
 *
 * @param account where it is booked
 * @param side debit or credit
 * @param amount in the ledger's currency; negative = storno in red
 * @param original in the document's currency, where that is another one; same sign as {@code
 *     amount}
 * @param partner on every line of a third-party voucher (SAF-T needs it)
 * @param tax the tax facts of the line
 * @param openItem the document number under which a receivable or payable stays open; empty on
 *     lines that keep no open item
 * @param due when the open item is due
 * @param dimensions cost centre, project, store …
 * @param rule id and version of the rule that made the line
 * @param why one sentence for the accountant
 */
public record VoucherLine(
    AccountCode account,
    Side side,
    Money amount,
    Optional<Money> original,
    Optional<PartnerRef> partner,
    Optional<TaxFacts> tax,
    Optional<String> openItem,
    Optional<LocalDate> due,
    Map<String, String> dimensions,
    String rule,
    String why) {

  public VoucherLine {
    dimensions = Map.copyOf(dimensions);
  }

  /** The plainest line: account, side, amount, and why. */
  public static VoucherLine of(
      AccountCode account, Side side, Money amount, String rule, String why) {
    return new VoucherLine(
        account,
        side,
        amount,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        rule,
        why);
  }

  /** The amount as debit-positive, credit-negative. */
  public Money signed() {
    return side == Side.D ? amount : amount.negate();
  }
}
