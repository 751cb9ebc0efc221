package org.partida.posting.vat;

import org.partida.model.Money;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.VoucherLine;

/** What an account is to VAT. */
enum VatRole {
  /** 4426: deducted. */
  DEDUCTED(Side.D, true),
  /** 4427: collected. */
  COLLECTED(Side.C, true),
  /** VAT on cash of sales that is not chargeable yet. */
  WAITING_SALE(Side.C, true),
  /** VAT on cash of purchases that is not chargeable yet. */
  WAITING_PURCHASE(Side.D, true),
  /** Another use of 4428. */
  OTHER(Side.C, false),
  /** 4423, 4424: a voucher with it closes the VAT of a period. */
  CLOSE(Side.C, false);

  private final Side side;
  private final boolean book;

  VatRole(Side side, boolean book) {
    this.side = side;
    this.book = book;
  }

  /** True if what is on it belongs into the books. */
  boolean inBooks() {
    return book;
  }

  boolean waiting() {
    return this == WAITING_SALE || this == WAITING_PURCHASE;
  }

  /** The amount with the sign of the account: what collects or deducts is positive. */
  Money of(VoucherLine l) {
    return l.side() == side ? l.amount() : l.amount().negate();
  }

  /** A debit turnover less a credit turnover, with the sign of the account. */
  Money net(Money debit, Money credit) {
    return side == Side.D ? debit.minus(credit) : credit.minus(debit);
  }
}
