package org.partida.bench.market;

/** What happens in a line, by which figures are told apart. */
public enum Scene {
  /** One document, to the cent. */
  SINGLE(true),
  /** Two to five documents of one client, now and then less a credit note. */
  MULTI(true),
  /** A part of a document. */
  PARTIAL(false),
  /** Money that a courier collected. */
  COD(true),
  /** A document less what somebody on the way kept. */
  FEE(false),
  /** Money given back against a credit note. */
  REFUND(true),
  /** A spouse or a factor pays. */
  OTHER_PAYER(true),
  /** Nobody's, with a plausible name. */
  STRANGER_NAMED(false),
  /** Nobody's, with a number that looks like an invoice's. */
  STRANGER_FAKE(false),
  /** Nobody's. */
  STRANGER(false);

  private final boolean whole;

  Scene(boolean whole) {
    this.whole = whole;
  }

  /** Whether whole documents are paid to the cent. */
  public boolean whole() {
    return whole;
  }
}
