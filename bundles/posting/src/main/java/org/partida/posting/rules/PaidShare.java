package org.partida.posting.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import org.partida.model.Money;
import org.partida.spi.posting.PaymentPosting;

/**
 * What of a tax waits for the payment of its document, and the part of it that a payment moves: in
 * proportion to what is paid of the document, half up; the payment that closes the document takes
 * the rest, so that nothing is left waiting. Amounts are debit-positive. One payment, one thread.
 */
public final class PaidShare {
  private Money booked;
  private Money left;
  private Money baseBooked;
  private Money baseLeft;

  /** Nothing yet. */
  public PaidShare(Money zero) {
    booked = zero;
    left = zero;
    baseBooked = zero;
    baseLeft = zero;
  }

  /** Adds a line that put something there or took it away. */
  public void add(Money tax, Money base, boolean ofTheDocument) {
    left = left.plus(tax);
    baseLeft = baseLeft.plus(base);
    if (ofTheDocument) {
      booked = booked.plus(tax);
      baseBooked = baseBooked.plus(base);
    }
  }

  /**
   * What a payment moves. Immutable.
   *
   * @param closes the document is paid with it
   */
  public record Part(Money amount, Money base, boolean closes) {}

  /** The part that a payment of the item moves. */
  public Part of(PaymentPosting.Part part, PaymentPosting.Item item) {
    boolean closes = part.amount().abs().equals(item.residual().abs());
    return closes
        ? new Part(left, baseLeft, true)
        : new Part(share(booked, left, part, item), share(baseBooked, baseLeft, part, item), false);
  }

  /** In proportion to what is paid of the document, and never more than is left. */
  private static Money share(
      Money booked, Money left, PaymentPosting.Part part, PaymentPosting.Item item) {
    if (item.original().isZero()) {
      return Money.zero(left.currency());
    }
    BigDecimal exact =
        booked
            .decimal()
            .multiply(part.amount().abs().decimal())
            .divide(item.original().abs().decimal(), MathContext.DECIMAL128);
    Money share = Money.round(exact, booked.currency());
    return share.signum() != left.signum() || share.abs().compareTo(left.abs()) > 0 ? left : share;
  }
}
