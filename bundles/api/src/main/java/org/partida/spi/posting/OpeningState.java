package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;

/**
 * What a company's books begin with when it comes from another program: balances, and what of them
 * is open by document. Immutable.
 *
 * @param profile the company
 * @param day first day of these books
 * @param balances trial balance of the evening before; each account once
 * @param items open receivables and payables
 */
public record OpeningState(
    PostingProfile profile, LocalDate day, List<Balance> balances, List<Item> items) {
  /** Kind under which it is kept for later explanation. */
  public static final String KIND = "opening";

  /** Kind of what is kept instead: the id of the voucher that the whole was kept with. */
  public static final String SHARED = "opening-of";

  public OpeningState {
    balances = List.copyOf(balances);
    items = List.copyOf(items);
  }

  /**
   * The balance of an account. Immutable.
   *
   * @param account code
   * @param amount debit-positive, in the ledger's currency
   * @param place where it was read
   */
  public record Balance(AccountCode account, Money amount, String place) {}

  /**
   * An unpaid document. Immutable.
   *
   * @param account where it stands
   * @param partner whose it is
   * @param number document number
   * @param date document date
   * @param due when it is due
   * @param amount debit-positive, in the ledger's currency, of what is open
   * @param original the same in the document's currency, where that is another one
   * @param references {@code orderRef}, {@code awb}: by which payments may name it
   * @param waiting its VAT on cash that is not chargeable yet, by rate, as positive amounts
   * @param place where it was read
   */
  public record Item(
      AccountCode account,
      PartnerRef partner,
      String number,
      LocalDate date,
      Optional<LocalDate> due,
      Money amount,
      Optional<Money> original,
      Map<String, String> references,
      Map<Percent, Money> waiting,
      String place) {
    public Item {
      references = Map.copyOf(references);
      waiting = Map.copyOf(waiting);
    }
  }
}
