package org.partida.api.network;

import java.util.Optional;
import org.partida.spi.network.MessageSide;

/**
 * What a list's item and its payload say of a message beyond its type. Immutable.
 *
 * @param side for a buyer's message: who sent it
 * @param selfBilled the buyer filed the document in the seller's name
 * @param issuer fiscal code of the seller
 * @param recipient fiscal code of the buyer; a consumer's personal code is never kept here
 * @param about the submission that a notice or a buyer's message names inside
 */
public record MessageFacts(
    MessageSide side,
    boolean selfBilled,
    Optional<String> issuer,
    Optional<String> recipient,
    Optional<String> about) {
  /** Nothing is known. */
  public static final MessageFacts NONE =
      new MessageFacts(
          MessageSide.UNKNOWN, false, Optional.empty(), Optional.empty(), Optional.empty());

  /** The facts with another side. */
  public MessageFacts with(MessageSide other) {
    return new MessageFacts(other, selfBilled, issuer, recipient, about);
  }

  /**
   * The facts with what the payload names; what the list said stays where the payload is silent.
   */
  public MessageFacts naming(Optional<String> submission, Optional<String> seller) {
    return new MessageFacts(
        side, selfBilled, issuer.or(() -> seller), recipient, submission.or(() -> about));
  }
}
