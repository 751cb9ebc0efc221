package org.partida.shell.instance;

import java.util.Locale;
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.views.MessageTemplates;

/** Texts for sellers. */
final class Messaging {
  private Messaging() {}

  /** The seller's language: Romanian unless the caller says another. */
  static Locale language(Call call) {
    return Locale.forLanguageTag(call.args().option("lang").orElse("ro"));
  }

  /** A template's text about a document, with the reason of the call. */
  static String template(Documents documents, Call call, String id, String name) {
    Document about =
        documents
            .find(call.actor(), id)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "document.unknown",
                            "there is no document " + id,
                            id,
                            "document-list shows the ids")));
    return MessageTemplates.fill(
        name, language(call), about, call.args().option("reason").orElse(""));
  }
}
