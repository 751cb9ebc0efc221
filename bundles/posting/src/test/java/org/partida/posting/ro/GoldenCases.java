package org.partida.posting.ro;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.partida.model.voucher.Voucher;

/** A class of worked scenarios that are driven as they stand in the file. */
interface GoldenCases {
  /** By scenario and entry, such as {@code S01#0}. */
  Map<String, Supplier<List<Voucher>>> cases();
}
