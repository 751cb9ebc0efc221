package org.partida.posting.ro;

/** What happens to the VAT of a line. */
enum VatMode {
  /** The printed VAT is collected or deducted. */
  CHARGED,
  /** Reverse charge: deductible and collected at once. */
  SELF,
  /** No VAT. */
  NONE,
  /** The printed VAT is part of the cost. */
  COST,
  /** Cannot be told from the document. */
  ASK
}
