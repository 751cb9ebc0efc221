package org.partida.model.invoice;

import java.util.Optional;

/**
 * VAT category codes of EN 16931 (BT-95, BT-102, BT-118, BT-151; UNTDID 5305), and Italy's split
 * payment.
 */
public enum VatCategory {
  /** Standard or reduced rate. */
  S,
  /** Zero rated. */
  Z,
  /** Exempt. */
  E,
  /** Reverse charge (taxare inversă). */
  AE,
  /** Intra-community supply. */
  K,
  /** Export outside the EU. */
  G,
  /** Outside the scope of VAT; also a seller who is not registered. */
  O,
  /** Canary Islands IGIC. */
  L,
  /** Ceuta and Melilla IPSI. */
  M,
  /** Split payment (scissione dei pagamenti, Italy). */
  B;

  /** The category with this code, if it is one. */
  public static Optional<VatCategory> byCode(String code) {
    for (VatCategory c : values()) {
      if (c.name().equals(code)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }
}
