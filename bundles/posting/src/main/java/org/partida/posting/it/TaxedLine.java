package org.partida.posting.it;

import java.util.Map;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.NetLine;

/**
 * A line with its account and its treatment. Immutable.
 *
 * @param net amounts
 * @param account where the base goes
 * @param third whom it is owed by or to
 * @param vat what happens to the tax
 * @param treatment stable name, such as {@code IT.S.SALE}
 * @param deductible part of the tax that is deducted
 * @param dimensions cost centre and the like
 * @param codes for returns: natura, document type
 * @param why why the line goes there
 */
record TaxedLine(
    NetLine net,
    AccountCode account,
    AccountCode third,
    Tax vat,
    String treatment,
    Percent deductible,
    Map<String, String> dimensions,
    Map<String, String> codes,
    String why) {
  TaxedLine {
    dimensions = Map.copyOf(dimensions);
    codes = Map.copyOf(codes);
  }

  /** What happens to the printed tax. */
  enum Tax {
    /** There is none. */
    NONE,
    /** The buyer pays it to the seller. */
    CHARGED,
    /** The buyer pays it to the State (scissione dei pagamenti, art. 17-ter). */
    SPLIT,
    /** The buyer collects and deducts it (inversione contabile). */
    SELF
  }

  Optional<String> name() {
    return Optional.of(net.line().item().name());
  }
}
