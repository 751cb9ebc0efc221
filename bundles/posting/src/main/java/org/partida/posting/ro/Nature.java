package org.partida.posting.ro;

/** What a product is for VAT. */
enum Nature {
  GOODS,
  SERVICES,
  ADVANCE,
  /** Penalties, fees: not a supply of its own. */
  OTHER
}
