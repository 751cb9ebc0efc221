package org.partida.spi.network;

import java.time.Instant;
import java.util.Optional;

/**
 * One item of a list. Immutable.
 *
 * @param id the id to fetch it by; empty if the authority left it out
 * @param relatedId id of the submission that it is about (ANAF: id_solicitare)
 * @param type what it is
 * @param rawType the authority's own word
 * @param createdAt when the authority made it
 * @param issuer fiscal code of the seller, if the list says so
 * @param recipient fiscal code of the buyer, if the list says so
 * @param selfBilled the buyer filed it in the seller's name
 * @param raw the item as received
 * @param side for a buyer's message: who sent it, as far as the word says
 */
public record ListedMessage(
    Optional<String> id,
    Optional<String> relatedId,
    MessageType type,
    String rawType,
    Instant createdAt,
    Optional<String> issuer,
    Optional<String> recipient,
    boolean selfBilled,
    String raw,
    MessageSide side) {
  /** An item whose word says nothing of a side. */
  public ListedMessage(
      Optional<String> id,
      Optional<String> relatedId,
      MessageType type,
      String rawType,
      Instant createdAt,
      Optional<String> issuer,
      Optional<String> recipient,
      boolean selfBilled,
      String raw) {
    this(
        id,
        relatedId,
        type,
        rawType,
        createdAt,
        issuer,
        recipient,
        selfBilled,
        raw,
        MessageSide.UNKNOWN);
  }
}
