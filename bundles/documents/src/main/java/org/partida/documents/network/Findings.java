package org.partida.documents.network;

import org.partida.model.Problem;
import org.partida.spi.network.ListedMessage;

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
}
