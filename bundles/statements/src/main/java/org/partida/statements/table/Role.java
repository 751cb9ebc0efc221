package org.partida.statements.table;

/** What a column of a statement table is for. */
public enum Role {
  DATE,
  VALUE_DATE,
  /** Signed. */
  AMOUNT,
  DEBIT,
  CREDIT,
  BALANCE,
  CURRENCY,
  /** The company's own account. */
  ACCOUNT,
  NAME,
  IBAN,
  TAX_ID,
  TEXT,
  REFERENCE,
  END_TO_END,
  AWB,
  ORDER,
  /** What the source keeps of the amount. */
  FEE,
  /** What it keeps besides. */
  FEE_TOO,
  /** Amount less fee, to prove both. */
  NET,
  /** Balance before all rows: a column that repeats it, or a label above the table. */
  OPENING,
  /** Balance after all rows, likewise. */
  CLOSING,
  /** Rows of one transfer to the company. */
  BATCH,
  /** Contract or client number with a courier or processor. */
  CONTRACT,
  /** Says whether the row counts. */
  STATE,
  TYPE
}
