package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;

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
 * @param differences what is not a document, such as a bank fee on 627 or a cent on 6588: declared,
 *     or decided by a person who splits a line
 * @param foreign the money in its own currency, where that is not the ledger's: what the parts are
 *     carried at may differ from the amount then, which is an exchange difference
 * @param holder who holds the money, where it is not ours yet: a courier or processor, which owes
 *     it from then on
 * @param dated why it is booked on that day, where that is not the day of the statement
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
    List<Difference> differences,
    Optional<Foreign> foreign,
    Optional<Holder> holder,
    Optional<String> dated) {

  /** Kind under which it is kept for later explanation. */
  public static final String KIND = "payment";

  public PaymentPosting {
    parts = List.copyOf(parts);
    differences = List.copyOf(differences);
    // what was kept for older entries does not have it
    holder = holder == null ? Optional.empty() : holder;
    dated = dated == null ? Optional.empty() : dated;
  }

  /** In the ledger's currency, ours at once, on the day of the statement. */
  public PaymentPosting(
      PostingProfile profile,
      ExternalId externalId,
      LocalDate date,
      Money amount,
      AccountCode treasury,
      String text,
      String reference,
      List<Part> parts,
      List<Difference> differences) {
    this(
        profile,
        externalId,
        date,
        amount,
        treasury,
        text,
        reference,
        parts,
        differences,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, with the reason of its day. */
  public PaymentPosting dated(Optional<String> why) {
    return with(differences, foreign, holder, why);
  }

  /** The same, with what is paid more or less than its parts. */
  public PaymentPosting differing(List<Difference> by) {
    return with(by, foreign, holder, dated);
  }

  /** The same money in its own currency. */
  public PaymentPosting foreign(Optional<Foreign> money) {
    return with(differences, money, holder, dated);
  }

  /** The same money in somebody's hands. */
  public PaymentPosting held(Optional<Holder> by) {
    return with(differences, foreign, by, dated);
  }

  private PaymentPosting with(
      List<Difference> by, Optional<Foreign> money, Optional<Holder> hands, Optional<String> why) {
    return new PaymentPosting(
        profile, externalId, date, amount, treasury, text, reference, parts, by, money, hands, why);
  }

  /**
   * Who holds money of ours. Immutable.
   *
   * @param partner who
   * @param number number of the transfer with which it is to come
   */
  public record Holder(PartnerRef partner, String number) {}

  /**
   * Money in another currency than the ledger's, or than the documents that it pays. Immutable.
   *
   * @param amount what moved, positive when money comes in
   * @param parts what is paid of each part, in their order, each in its document's currency: part
   *     of the amount, or another currency's money where lei pay euro or the reverse
   * @param rate the day's rate, at which the money is booked; of the documents' currency where the
   *     money is in the ledger's
   */
  public record Foreign(Money amount, List<Money> parts, ExchangeRates.Quote rate) {
    public Foreign {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part that pays an open item. Immutable.
   *
   * @param account the third-party account that holds the item
   * @param partner whose it is
   * @param number document number of the item
   * @param amount positive when money comes in, negative when it goes out
   * @param item what is known of the item; empty if it is not one of the books
   */
  public record Part(
      AccountCode account, PartnerRef partner, String number, Money amount, Optional<Item> item) {
    /** Of which nothing more is known. */
    public Part(AccountCode account, PartnerRef partner, String number, Money amount) {
      this(account, partner, number, amount, Optional.empty());
    }
  }

  /**
   * The item that is paid, before this payment. Immutable.
   *
   * @param original amount of the document, in the sign of its residual
   * @param residual what is open
   * @param history posted vouchers that concern the document, oldest first, with counter-entries
   *     and earlier payments: what of its VAT is not chargeable yet follows from them
   */
  public record Item(Money original, Money residual, List<Voucher> history) {
    public Item {
      history = List.copyOf(history);
    }
  }

  /**
   * What is not a document. Immutable.
   *
   * @param account expense or income account
   * @param amount positive when money comes in
   * @param why in words
   * @param partner whose it is, where the account is a third party's
   */
  public record Difference(
      AccountCode account, Money amount, String why, Optional<PartnerRef> partner) {
    public Difference {
      // payments were kept before there was a partner
      partner = partner == null ? Optional.empty() : partner;
    }

    /** Nobody's. */
    public Difference(AccountCode account, Money amount, String why) {
      this(account, amount, why, Optional.empty());
    }
  }
}
