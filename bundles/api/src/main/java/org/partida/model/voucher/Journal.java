package org.partida.model.voucher;

/** The auxiliary journals (OMFP 2634/2015). */
public enum Journal {
  SALES,
  PURCHASES,
  STOCK,
  BANK,
  CASH,
  FX,
  VAT,
  MISC,
  /** Balances and open documents with which books begin. */
  OPENING
}
