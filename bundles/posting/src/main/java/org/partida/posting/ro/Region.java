package org.partida.posting.ro;

/** Where the other party is, for a supply on a day. */
enum Region {
  RO,
  EU,
  NONEU
}
