package org.partida.model.match;

import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;

/**
 * Where money of a line goes that pays no document, such as 627 for a bank fee. Immutable.
 *
 * @param account against the account that the money is on
 * @param amount how much of the line, in its currency and in the sign of the statement: negative
 *     when money goes out; empty = all that is left of the line
 * @param partner whose it is, where the account is a third party's
 * @param by who or what decided
 * @param automatic a rule that decided it lets it be confirmed without a person
 * @param why in words
 */
public record LineBooking(
    AccountCode account,
    Optional<Money> amount,
    Optional<PartnerRef> partner,
    By by,
    boolean automatic,
    String why) {

  public LineBooking {
    // what was kept before lines could be split does not have it
    amount = amount == null ? Optional.empty() : amount;
  }

  /** All of the line, or all that is left of it. */
  public static LineBooking of(
      AccountCode account, Optional<PartnerRef> partner, By by, boolean automatic, String why) {
    return new LineBooking(account, Optional.empty(), partner, by, automatic, why);
  }

  /** Who or what decided; the first is the strongest. */
  public enum By {
    PERSON,
    RULE,
    OWN_ACCOUNT,
    HISTORY,
    STANDARD
  }
}
