package org.partida.posting.service;

import java.time.Instant;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.model.ExternalId;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.PeriodRules;

/** What rules were given, when its voucher changes. Stateless. */
public final class Inputs {
  private Inputs() {}

  /** The same but for the id, which is another one after an undo. */
  static boolean same(Voucher some, Voucher other) {
    return some.lines().equals(other.lines())
        && some.date().equals(other.date())
        && some.journal() == other.journal();
  }

  /** A voucher that goes into another period keeps the input it had, with how it got there. */
  public static void moved(
      Tx tx, ExternalId from, ExternalId to, PeriodRules.LateOrder order, Instant at) {
    tx.trail()
        .input(from)
        .map(TrailStore.Input::kept)
        .filter(k -> k.kind().equals(DocumentInput.KIND))
        .map(k -> k.as(DocumentInput.class))
        .ifPresent(
            d -> tx.trail().putInput(TrailStore.Input.of(to, DocumentInput.KIND, d.in(order), at)));
  }
}
