package org.partida.model.match;

/** Whether an open item is owed to the company or by it. */
public enum ItemSide {
  RECEIVABLE,
  PAYABLE
}
