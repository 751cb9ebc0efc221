package org.partida.posting.vat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.PartnerRef;

/**
 * What one entry says of one treatment in one month. Amounts have their economic sign: a sale is
 * positive, a storno negative. Immutable.
 *
 * @param key what it is about
 * @param paper the document that it stands with
 * @param entry number of the entry in the ledger
 * @param storno true if it takes another entry back
 * @param base taxable amount that counts now
 * @param waitBase taxable amount whose VAT is not chargeable yet; negative when it becomes so
 * @param collected credit of 4427
 * @param deducted debit of 4426
 * @param waitVat VAT that is not chargeable yet
 * @param notDeducted VAT in the cost
 */
record VatPart(
    Key key,
    Paper paper,
    String entry,
    boolean storno,
    Money base,
    Money waitBase,
    Money collected,
    Money deducted,
    Money waitVat,
    Money notDeducted) {

  /**
   * What makes a part. Immutable.
   *
   * @param sale ours, not the supplier's
   * @param release VAT on cash that a payment makes chargeable
   * @param month whose return it belongs to
   */
  record Key(
      boolean sale,
      boolean release,
      YearMonth month,
      String treatment,
      Percent rate,
      Percent deductible,
      Optional<String> product,
      Map<String, String> codes) {}

  /**
   * The paper: what a row of a journal shows. Immutable.
   *
   * @param mark what parts it from another row of the same document: a storno in black, a payment
   */
  record Paper(LocalDate date, String number, Optional<PartnerRef> partner, String mark) {
    String partnerKey() {
      return partner.map(PartnerRef::key).orElse("");
    }
  }

  /** What the partner owes or is owed: reverse charge is not paid to it. */
  Money total() {
    Money net = base.plus(waitBase).plus(waitVat);
    return key.sale() ? net.plus(collected) : net.plus(deducted).plus(notDeducted).minus(collected);
  }

  /** The whole VAT of the operation, chargeable or not, deducted or not. */
  Money vat() {
    return key.sale() ? collected.plus(waitVat) : deducted.plus(notDeducted).plus(waitVat);
  }

  boolean isNothing() {
    return base.isZero()
        && waitBase.isZero()
        && collected.isZero()
        && deducted.isZero()
        && waitVat.isZero()
        && notDeducted.isZero();
  }
}
