package org.partida.model.statement;

/** What kind of movement a line is, as far as its own data tell. */
public enum LineKind {
  TRANSFER,
  CARD,
  CASH,
  FEE,
  INTEREST,
  TAX,
  REVERSAL,
  COLLECTION,
  PAYOUT,
  OTHER
}
