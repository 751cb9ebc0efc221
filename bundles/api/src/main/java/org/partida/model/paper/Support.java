package org.partida.model.paper;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The paper that came with received goods; it decides whom the company owes. Immutable.
 *
 * @param kind what it is
 * @param number its number; empty if it has none
 * @param date its date
 */
public record Support(Kind kind, Optional<String> number, Optional<LocalDate> date) {
  /** Goods without any paper. */
  public static final Support NOTHING = new Support(Kind.NONE, Optional.empty(), Optional.empty());

  /** Kinds of supporting papers. */
  public enum Kind {
    /** The supplier's invoice (factură). */
    INVOICE,
    /** The supplier's delivery note (aviz): the invoice comes later. */
    DELIVERY_NOTE,
    /** Trading card of an agricultural producer (carnet de comercializare). */
    CARNET,
    /** Purchase list from persons (borderou de achiziții). */
    BORDEROU,
    /** Fiscal receipt (bon fiscal). */
    RECEIPT,
    /** Nothing yet. */
    NONE
  }
}
