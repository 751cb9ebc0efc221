package org.partida.model.document;

/** How far a document has got into the books. */
public enum AccountingState {
  /** Nothing done yet: not approved, or not reached. */
  NONE,
  /** Something must be answered first. */
  QUESTION,
  /** A voucher is there, the host has not got it. */
  PROPOSED,
  POSTED,
  /** Posted and taken back by a counter-entry. */
  REVERSED,
  /** Attached to another document that carries the entry, or by rule not booked. */
  NOT_BOOKED,
  /** The host or the rules refused; the reasons stand with the voucher. */
  FAILED
}
