package org.partida.api.match;

import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.match.ItemShare;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;

/**
 * What a person says of a line: the items that it pays, and the accounts that the rest goes to, as
 * 1,205.00 that pay an invoice of 1,210.00 less a fee of 5.00. Immutable.
 *
 * @param shares items with how much of each is paid
 * @param accounts where the rest goes
 */
public record LineSplit(List<ItemShare> shares, List<Part> accounts) {
  public LineSplit {
    shares = List.copyOf(shares);
    accounts = List.copyOf(accounts);
  }

  /** Documents only. */
  public static LineSplit of(List<ItemShare> shares) {
    return new LineSplit(shares, List.of());
  }

  /** Nothing is said. */
  public boolean isEmpty() {
    return shares.isEmpty() && accounts.isEmpty();
  }

  /**
   * A part of the line that pays no document. Immutable.
   *
   * @param amount in the line's currency and the sign of the statement, negative when money goes
   *     out; empty = all that is left, which only one part can take
   * @param partner whose it is, where the account is a third party's
   * @param reason in words; kept with the entry
   */
  public record Part(
      AccountCode account, Optional<Money> amount, Optional<PartnerRef> partner, String reason) {}
}
