package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;

/**
 * A payment to post. Immutable.
 *
 * @param profile the company
 * @param externalId id of the voucher
 * @param date booking date
 * @param amount signed; money in is positive; in the ledger's currency
 * @param treasury the account that the money is on, such as 5121
 * @param text what the statement says
 * @param reference statement line reference, the document number of the entry
 * @param parts what it pays; their sum with the differences is the amount
 * @param difference account for a declared difference or a line without a document (627 for a bank
 *     fee), with its amount
 */
public record PaymentPosting(
    PostingProfile profile,
    ExternalId externalId,
    LocalDate date,
    Money amount,
    AccountCode treasury,
    String text,
    String reference,
    List<Part> parts,
    Optional<Difference> difference) {

  public PaymentPosting {
    parts = List.copyOf(parts);
  }

  /**
   * A part that pays an open item. Immutable.
   *
   * @param account the third-party account that holds the item
   * @param partner whose it is
   * @param number document number of the item
   * @param amount positive when money comes in, negative when it goes out
   */
  public record Part(AccountCode account, PartnerRef partner, String number, Money amount) {}

  /**
   * What is not a document. Immutable.
   *
   * @param account expense or income account
   * @param amount positive when money comes in
   * @param why in words
   */
  public record Difference(AccountCode account, Money amount, String why) {}
}
