package org.partida.documents.network;

import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.ListedMessage;
import java.util.Optional;

/** Problems of messages, in words with the next step. */
final class Findings {
  private Findings() {}

  static Problem noId(ListedMessage m) {
    return new Problem(
        "message.no-id",
        "the authority listed a message without id",
        m.relatedId().map(r -> "id_solicitare " + r).orElse(m.raw()),
        "it is listed again with an id as a rule; if not within a day, look it up by its submission");
  }

  static Problem unknownPayload(String name) {
    return new Problem(
        "message.unknown-payload",
        "the container holds a document of a kind that is not known",
        name,
        "the bytes are kept; look at the payload and report its root element");
  }

  static Problem noReader(String root) {
    return new Problem(
        "format.missing", "no running bundle reads " + root, root, "start or install the format's feature; this goes on by itself then");
  }

  /** The message with a new state and problem. */
  static MessageRecord moved(MessageRecord m, MessageState state, Optional<Problem> problem) {
    return new MessageRecord(
        m.key(), m.company(), m.network(), m.messageId(), m.relatedId(), m.type(), m.rawType(), m.createdAt(),
        state, m.container(), m.document(), m.texts(), problem);
  }

  /** The problem of any failure while reading. */
  static Problem of(RuntimeException e, String location) {
    if (e instanceof PartidaException p) {
      return p.problem().location().isEmpty() ? p.problem().at(location) : p.problem();
    }
    return new Problem("message.unreadable", "cannot be read: " + e.getMessage(), location, "the bytes are kept; look at them and report this");
  }
}
