package org.partida.sandbox.generate;

/** How a party stands towards VAT. */
public enum VatStatus {
  /** Registered for VAT in Romania. */
  PAYER,
  /** Registered in Romania and on the VAT-on-cash scheme (TVA la încasare). */
  CASH,
  /** A Romanian business that is not registered for VAT (neplătitor). */
  NONE,
  /** Established abroad. */
  FOREIGN,
  /** A private person. */
  CONSUMER
}
