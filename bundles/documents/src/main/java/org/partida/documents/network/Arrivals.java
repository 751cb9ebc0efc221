package org.partida.documents.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.api.network.MessageFacts;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.port.Tx;
import org.partida.base.work.Priority;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.spi.network.ListedMessage;

/** Listed items become messages, and each new one is to be fetched. */
final class Arrivals {
  /** Length of a personal code (CNP). */
  private static final int PERSONAL = 13;

  private Arrivals() {}

  /** Adds a listed message; true if it is new. */
  static boolean add(Tx tx, MessageKey where, ListedMessage m, Priority priority, Instant now) {
    MessageKey key =
        m.id()
            .map(id -> new MessageKey(where.network(), where.company(), id))
            .orElseGet(() -> unnamed(where, m));
    MessageRecord row =
        new MessageRecord(
            key.toString(),
            key.company(),
            key.network(),
            key.id(),
            m.relatedId(),
            m.type(),
            m.rawType(),
            m.createdAt(),
            MessageState.LISTED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            m.id().isPresent() ? Optional.empty() : Optional.of(Findings.noId(m)),
            facts(m));
    boolean fresh = tx.messages().addIfNew(row, m.raw());
    if (m.id().isPresent()) {
      if (fresh) {
        tx.work()
            .enqueue(
                WorkOrder.of(Queues.FETCH, key.company(), key.toString()).at(priority), now, false);
      }
      settleUnnamed(tx, unnamed(where, m), row);
    }
    return fresh;
  }

  /** What a window's items are counted by. */
  static String name(MessageKey where, ListedMessage m) {
    return m.id().orElseGet(() -> unnamed(where, m).id());
  }

  /** A consumer is named by a personal code, which is not kept. */
  private static MessageFacts facts(ListedMessage m) {
    return new MessageFacts(
        m.side(),
        m.selfBilled(),
        m.issuer().filter(c -> c.length() < PERSONAL),
        m.recipient().filter(c -> c.length() < PERSONAL),
        Optional.empty());
  }

  /**
   * An item without id is known by the submission it is about, until the authority gives it an id.
   */
  private static MessageKey unnamed(MessageKey where, ListedMessage m) {
    String id =
        m.relatedId().map(r -> "submission-" + r).orElse("unnamed-" + m.createdAt().toEpochMilli());
    return new MessageKey(where.network(), where.company(), id);
  }

  /** What was listed without an id before is this message; nobody waits for it twice. */
  private static void settleUnnamed(Tx tx, MessageKey unnamed, MessageRecord named) {
    tx.messages()
        .find(unnamed.toString())
        .filter(old -> old.state() == MessageState.LISTED)
        .filter(old -> old.rawType().equals(named.rawType()))
        .filter(old -> old.createdAt().equals(named.createdAt()))
        .ifPresent(
            old ->
                tx.messages()
                    .update(
                        old.withTexts(
                            MessageState.READ, List.of("listed again as " + named.messageId()))));
  }
}
