package org.partida.model.paper;

import java.util.Optional;
import org.partida.model.Percent;

/**
 * The store (gestiune) that goods go to or come from. Immutable.
 *
 * @param code short code of letters, digits, {@code _} and {@code -}; part of analytic accounts
 * @param keeping how it keeps its stock
 * @param markup the store's markup over cost, where a line does not say its own
 */
public record Store(String code, Keeping keeping, Optional<Percent> markup) {
  public Store {
    if (!code.matches("[A-Za-z0-9_-]{1,12}")) {
      throw new IllegalArgumentException("not a store code: " + code);
    }
  }

  /** How a store keeps its stock. */
  public enum Keeping {
    /** By quantity and cost; each sale is discharged at its cost. */
    QUANTITY_VALUE,
    /** By shelf value (global-valoric): 371 at the shelf price, 378 markup, 4428 VAT. */
    GLOBAL_VALORIC
  }

  /** True if stock stands at shelf prices. */
  public boolean retail() {
    return keeping == Keeping.GLOBAL_VALORIC;
  }
}
