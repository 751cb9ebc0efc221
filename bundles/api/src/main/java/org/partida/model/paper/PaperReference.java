package org.partida.model.paper;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A paper that this one belongs to. Immutable.
 *
 * @param kind what it is
 * @param number its number
 * @param date its date
 */
public record PaperReference(Kind kind, String number, Optional<LocalDate> date) {
  /** Kinds of papers that are pointed at. */
  public enum Kind {
    INVOICE,
    DELIVERY_NOTE,
    RECEPTION,
    RECEIPT
  }
}
