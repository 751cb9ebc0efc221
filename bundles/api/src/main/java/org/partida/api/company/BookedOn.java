package org.partida.api.company;

/**
 * On which day money that a courier or processor holds is booked as collected. With VAT on cash it
 * decides in which period the VAT falls due.
 */
public enum BookedOn {
  /** The day that the file gives for the transfer: how it is without a choice. */
  TRANSFER,
  /** The day on which the customer paid, where the file tells it, else that of the transfer. */
  COLLECTION,
  /** The day of the bank's line with which the transfer came; until it is there, lines wait. */
  BANK_LINE,
  /** A day that a person names for each file; until it is named, lines wait. */
  FIXED
}
