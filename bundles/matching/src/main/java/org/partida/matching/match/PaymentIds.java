package org.partida.matching.match;

import java.util.Optional;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.Tx;
import org.partida.model.ExternalId;

/**
 * The external ids of a line's payment: known before anything is sent, and the same again after a
 * crash. A line that was taken back and is confirmed again gets the next generation.
 *
 * @param payment id of the payment voucher
 */
record PaymentIds(ExternalId payment) {
  private static final String PREFIX = "pay:";

  /** The generation that is open or comes next. */
  static PaymentIds next(Tx tx, String lineId) {
    return from(tx, lineId, 1);
  }

  /** The generation after this one that is open or comes next. */
  PaymentIds following(Tx tx) {
    String id = payment.value();
    int colon = id.lastIndexOf(':');
    return from(
        tx, id.substring(PREFIX.length(), colon), Integer.parseInt(id.substring(colon + 1)) + 1);
  }

  private static PaymentIds from(Tx tx, String lineId, int first) {
    int n = first;
    while (tx.vouchers()
        .find(id(lineId, n))
        .map(v -> v.state() == VoucherState.REVERSED)
        .orElse(false)) {
      n++;
    }
    return new PaymentIds(id(lineId, n));
  }

  /** Somebody took the line's payment back: it is not for a policy to make it again. */
  static boolean takenBack(Tx tx, String lineId) {
    return tx.vouchers()
        .find(id(lineId, 1))
        .filter(v -> v.state() == VoucherState.REVERSED)
        .isPresent();
  }

  /** The line that a payment is of; empty for every other voucher. */
  static Optional<String> line(ExternalId payment) {
    String id = payment.value();
    return id.startsWith(PREFIX)
        ? Optional.of(id.substring(PREFIX.length(), id.lastIndexOf(':')))
        : Optional.empty();
  }

  private static ExternalId id(String lineId, int n) {
    return new ExternalId(PREFIX + lineId + ":" + n);
  }

  ExternalId settlement() {
    return new ExternalId("set:" + payment.value());
  }

  ExternalId unsettlement() {
    return new ExternalId("unset:" + payment.value());
  }

  ExternalId counterEntry() {
    return new ExternalId("undo:" + payment.value());
  }
}
