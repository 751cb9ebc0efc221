package org.partida.model.document;

/** Where a document stands with the authority. */
public enum NetworkState {
  /** It did not come by a network and does not go to one. */
  NONE,
  /** Delivered or accepted by the authority. */
  VALIDATED,
  SUBMITTED,
  IN_DOUBT,
  REFUSED
}
