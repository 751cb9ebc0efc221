package org.partida.statements.mt940;

import java.util.List;
import java.util.Optional;
import org.partida.model.statement.Counterparty;

/** What a {@code :86:} says. Immutable. */
record Details(Counterparty other, String text, Optional<String> endToEnd) {
  static final Details NONE = new Details(Counterparty.UNKNOWN, "", Optional.empty());

  /**
   * A layout of {@code :86:}: answers only if the text has its shape. Immutable and thread-safe.
   */
  interface Layout {
    /**
     * @param rows rows as they stand in the file
     * @param firstRow characters that the bank puts on the first row
     * @param moneyIn whether the other side is the payer
     */
    Optional<Details> read(List<String> rows, int firstRow, boolean moneyIn);
  }
}
