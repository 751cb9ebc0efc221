package org.partida.documents.intake;

import java.util.List;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.api.network.MessageFacts;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.port.Tx;
import org.partida.model.document.Direction;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.Unpacked;

/**
 * Notices and buyers' messages: what they say, and the document that they are about, whichever of
 * the two comes first. Inside a transaction.
 */
final class Events {
  private Events() {}

  static void write(Tx tx, MessageRecord m, Unpacked parts) {
    MessageFacts facts = m.facts().naming(parts.about(), parts.issuer());
    MessageRecord read = m.withTexts(MessageState.READ, parts.texts()).with(facts);
    // a buyer's message is listed under its own submission; the one it is about stands inside
    Optional<String> index = facts.about().or(() -> isNotice(m) ? m.relatedId() : Optional.empty());
    List<Document> found =
        index.map(i -> tx.links().byNetworkIndex(m.company(), i)).orElse(List.of());
    tx.messages().update(found.isEmpty() ? read : tied(read, found.get(0)));
  }

  /** Messages that came before the document that they are about. */
  static void tie(Tx tx, Document d, Optional<String> index) {
    index.ifPresent(
        i ->
            tx.messages().bySubmission(d.company(), i).stream()
                .filter(m -> m.state() == MessageState.READ && m.document().isEmpty())
                .filter(m -> isNotice(m) || m.facts().about().equals(index))
                .forEach(m -> tx.messages().update(tied(m, d))));
  }

  private static MessageRecord tied(MessageRecord m, Document d) {
    boolean open = m.type() == MessageType.BUYER_MESSAGE && m.facts().side() == MessageSide.UNKNOWN;
    // the word does not say who sent it; the buyer of the document did
    MessageSide side =
        d.direction() == Direction.RECEIVED ? MessageSide.SENT : MessageSide.RECEIVED;
    return m.about(d.id()).with(open ? m.facts().with(side) : m.facts());
  }

  private static boolean isNotice(MessageRecord m) {
    return m.type() == MessageType.ERRORS;
  }
}
