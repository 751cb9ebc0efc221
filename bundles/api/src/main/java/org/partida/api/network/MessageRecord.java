package org.partida.api.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.network.MessageType;

/**
 * A message of a network and what became of it. Immutable.
 *
 * @param key stable key: network, company, message id
 * @param company whose mailbox
 * @param network such as {@code ro.spv}
 * @param messageId the authority's id
 * @param relatedId id of the submission
 * @param type what it is
 * @param rawType the authority's word
 * @param createdAt when the authority made it
 * @param state how far it got
 * @param container archived container
 * @param document the document it became or was attached to
 * @param texts texts of notices and buyer messages
 * @param problem why it is not further, with the next step
 * @param facts what list and payload say beyond the type
 */
public record MessageRecord(
    String key,
    CompanyId company,
    String network,
    String messageId,
    Optional<String> relatedId,
    MessageType type,
    String rawType,
    Instant createdAt,
    MessageState state,
    Optional<Sha256> container,
    Optional<String> document,
    List<String> texts,
    Optional<Problem> problem,
    MessageFacts facts) {
  public MessageRecord {
    texts = List.copyOf(texts);
  }

  /** A message of which nothing more is known. */
  public MessageRecord(
      String key,
      CompanyId company,
      String network,
      String messageId,
      Optional<String> relatedId,
      MessageType type,
      String rawType,
      Instant createdAt,
      MessageState state,
      Optional<Sha256> container,
      Optional<String> document,
      List<String> texts,
      Optional<Problem> problem) {
    this(
        key,
        company,
        network,
        messageId,
        relatedId,
        type,
        rawType,
        createdAt,
        state,
        container,
        document,
        texts,
        problem,
        MessageFacts.NONE);
  }

  /** The message in another state, with what keeps it from going on. */
  public MessageRecord moved(MessageState next, Optional<Problem> why) {
    return copy(next, container, document, texts, why);
  }

  /** The message with its container archived. */
  public MessageRecord archivedAs(Sha256 bytes) {
    return copy(MessageState.ARCHIVED, Optional.of(bytes), document, texts, Optional.empty());
  }

  /** The message that became this document, or was attached to it. */
  public MessageRecord becameDocument(String id) {
    return copy(MessageState.READ, container, Optional.of(id), texts, Optional.empty());
  }

  /** The message with the texts found in it. */
  public MessageRecord withTexts(MessageState next, List<String> found) {
    return copy(next, container, document, found, Optional.empty());
  }

  /** The message about this document; its state stays. */
  public MessageRecord about(String id) {
    return copy(state, container, Optional.of(id), texts, problem);
  }

  /** The message with what is known of it now. */
  public MessageRecord with(MessageFacts known) {
    return new MessageRecord(
        key, company, network, messageId, relatedId, type, rawType, createdAt, state, container,
        document, texts, problem, known);
  }

  private MessageRecord copy(
      MessageState newState,
      Optional<Sha256> newContainer,
      Optional<String> newDocument,
      List<String> newTexts,
      Optional<Problem> newProblem) {
    return new MessageRecord(
        key,
        company,
        network,
        messageId,
        relatedId,
        type,
        rawType,
        createdAt,
        newState,
        newContainer,
        newDocument,
        newTexts,
        newProblem,
        facts);
  }
}
