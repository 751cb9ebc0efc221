package org.partida.posting.period;

import java.util.Optional;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.Tx;
import org.partida.model.ExternalId;

/**
 * The ids of what exists once: after it was taken back or refused, the next one has the same id
 * with a number. Stateless.
 */
final class Generations {
  private Generations() {}

  /** The one that stands or is on its way, and the id of the next one if there is none. */
  record Found(Optional<VoucherRecord> standing, ExternalId next) {}

  static Found of(Tx tx, String id) {
    ExternalId next = new ExternalId(id);
    for (int n = 2; ; n++) {
      Optional<VoucherRecord> there = tx.vouchers().find(next);
      if (there.isEmpty()) {
        return new Found(Optional.empty(), next);
      }
      VoucherState state = there.get().state();
      if (state == VoucherState.POSTED || state == VoucherState.POSTING) {
        return new Found(there, next);
      }
      next = new ExternalId(id + "~" + n);
    }
  }
}
