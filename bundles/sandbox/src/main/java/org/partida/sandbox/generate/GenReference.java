package org.partida.sandbox.generate;

/**
 * A reference from one document to another paper: order, contract, despatch advice, reception,
 * project.
 */
public record GenReference(Kind kind, String id) {
  /** What is referred to, with its business term. */
  public enum Kind {
    /** BT-10, the buyer's own reference. */
    BUYER,
    /** BT-13. */
    ORDER,
    /** BT-14. */
    SALES_ORDER,
    /** BT-16 (aviz). */
    DESPATCH,
    /** BT-15 (NIR). */
    RECEIVING,
    /** BT-12. */
    CONTRACT,
    /** BT-11. */
    PROJECT,
    /** BT-19, the buyer's account. */
    ACCOUNTING
  }
}
