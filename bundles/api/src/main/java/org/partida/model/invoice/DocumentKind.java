package org.partida.model.invoice;

/**
 * Which way a document's printed amounts work. A UBL 381 prints positive amounts that reduce a
 * debt; a 380 may print negative ones. Kind times printed sign is the economic sign: {@link
 * Invoice#effective}.
 */
public enum DocumentKind {
  INVOICE(1),
  CREDIT_NOTE(-1);

  private final int sign;

  DocumentKind(int sign) {
    this.sign = sign;
  }

  /** 1 or -1: what printed amounts are multiplied by to get the economic effect. */
  public int sign() {
    return sign;
  }
}
