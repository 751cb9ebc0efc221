package org.partida.model.invoice;

import java.util.Optional;

/**
 * Who sells, who buys, who is paid. Immutable.
 *
 * @param seller BG-4
 * @param buyer BG-7
 * @param payee BG-10, where it is not the seller
 * @param taxRepresentative BG-11
 * @param delivery where the goods went (BG-15)
 */
public record Parties(
    Party seller,
    Party buyer,
    Optional<Party> payee,
    Optional<Party> taxRepresentative,
    Optional<Address> delivery) {

  /** A seller and a buyer, nobody else. */
  public static Parties of(Party seller, Party buyer) {
    return new Parties(seller, buyer, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
