package org.partida.matching.match;

import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.Tx;

/** What people and the host know of a line already. Stateless. */
public final class Touched {
  private Touched() {}

  /** A person said something of it, which would be lost if it were entered anew. */
  public static boolean byPerson(LineRecord l) {
    return l.state() == LineState.SAVED
        || l.state() == LineState.DELETED
        || l.repeats().map(r -> r.decidedBy().isPresent()).orElse(false)
        || Lines.isSet(l);
  }

  /** It is confirmed, or the host may have its payment. */
  public static boolean isBooked(Tx tx, LineRecord l) {
    if (l.state() == LineState.SAVED) {
      return true;
    }
    return tx.vouchers()
        .find(PaymentIds.next(tx, l.id()).payment())
        .filter(v -> v.state() == VoucherState.POSTING || v.state() == VoucherState.POSTED)
        .isPresent();
  }
}
