package org.partida.spi.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a source's documents are, as people choose them for a sync. */
public enum SourceType {
  /** Issued invoices and credit notes, paid or not, cancelled ones too. */
  INVOICES,
  /** Our delivery notes (avize). */
  DELIVERIES,
  /** Stock that left at its cost. */
  DISCHARGES,
  /** Daily reports of cash registers. */
  TILLS,
  /** Goods taken in, with whatever paper came with them; customs declarations. */
  RECEPTIONS,
  /** Purchases that went through no stock: receipts and suppliers' invoices. */
  EXPENSES,
  /** Money from customers. */
  COLLECTIONS,
  /** Money to suppliers. */
  PAYMENTS,
  /** What a courier or processor transferred, by day: files that are imported as statements. */
  SETTLEMENTS;

  /** The word in file names, options and addresses: {@code invoices}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of a word, if it is one. */
  public static Optional<SourceType> of(String word) {
    return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
  }
}
