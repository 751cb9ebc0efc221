package org.partida.model.match;

import java.util.Optional;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;

/**
 * Where the money of a line without a document goes, such as 627 for a bank fee. Immutable.
 *
 * @param account against the account that the money is on
 * @param partner whose it is, where the account is a third party's
 * @param by who or what decided
 * @param automatic a rule that decided it lets it be confirmed without a person
 * @param why in words
 */
public record LineBooking(
    AccountCode account, Optional<PartnerRef> partner, By by, boolean automatic, String why) {

  /** Who or what decided; the first is the strongest. */
  public enum By {
    PERSON,
    RULE,
    OWN_ACCOUNT,
    HISTORY,
    STANDARD
  }
}
