package org.partida.spv.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.MessageType;

/** Reads the items of a list; one that is odd does not spoil the others. Thread-safe. */
final class ItemReader {
  private final Wordings wordings;
  private final Clock clock;

  ItemReader(Wordings wordings, Clock clock) {
    this.wordings = wordings;
    this.clock = clock;
  }

  MessagePage page(JsonNode json, String place) {
    List<ListedMessage> messages = new ArrayList<>();
    List<Problem> oddities = new ArrayList<>();
    JsonNode all = json.get("mesaje");
    if (all == null || !all.isArray()) {
      oddities.add(
          new Problem(
              "anaf.items",
              "the list has no array of messages",
              AnafTexts.shortened(json.toString()),
              "report the text of " + place));
      return new MessagePage(messages, 0, oddities);
    }
    for (JsonNode item : all) {
      if (item.isObject()) {
        messages.add(message(item, oddities));
      } else {
        oddities.add(odd("anaf.item", "an item is no object", item));
      }
    }
    int pages = AnafJson.number(json, "numar_total_pagini", messages.isEmpty() ? 0 : 1);
    MessagePage page =
        new MessagePage(
            messages, pages, oddities, Envelope.covered(json), AnafJson.text(json, "serial"));
    int total = AnafJson.number(json, "numar_total_inregistrari", -1);
    return total < 0 ? page : page.of(total);
  }

  private ListedMessage message(JsonNode item, List<Problem> oddities) {
    Optional<String> id = AnafJson.text(item, "id").filter(s -> s.matches("\\d{1,18}"));
    String word = AnafJson.text(item, "tip").orElse("");
    MessageType type = wordings.type(word);
    Optional<Instant> created = AnafJson.text(item, "data_creare").flatMap(Romania::itemTime);
    if (id.isEmpty()) {
      oddities.add(odd("anaf.item-without-id", "an item has no number to download it by", item));
    }
    if (type == MessageType.UNKNOWN) {
      oddities.add(
          odd("anaf.item-type", "an item has a type that is not known here: " + word, item));
    }
    if (created.isEmpty()) {
      oddities.add(odd("anaf.item-date", "an item has no readable date", item));
    }
    Wordings.Said said = wordings.said(AnafJson.text(item, "detalii").orElse(""));
    return new ListedMessage(
        id,
        AnafJson.text(item, "id_solicitare"),
        type,
        word,
        created.orElseGet(clock::instant),
        said.issuer().or(() -> AnafJson.text(item, "cif_emitent")),
        said.recipient().or(() -> AnafJson.text(item, "cif_beneficiar")),
        said.selfBilled(),
        item.toString(),
        wordings.side(word));
  }

  private static Problem odd(String code, String message, JsonNode item) {
    return new Problem(
        code,
        message,
        item.toString(),
        "look the message up in SPV by its id_solicitare; report the text if it comes often");
  }
}
