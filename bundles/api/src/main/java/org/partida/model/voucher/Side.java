package org.partida.model.voucher;

/** Debit or credit. A negative amount on its original side is a storno in red. */
public enum Side {
  D,
  C;

  public Side opposite() {
    return this == D ? C : D;
  }
}
