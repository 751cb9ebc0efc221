package org.partida.web.resource;

import java.util.List;
import java.util.Locale;
import javax.ws.rs.core.HttpHeaders;

/** The language of texts for people: the first of ours that the client takes, else English. */
final class Languages {
  private static final List<String> OURS = List.of("ro", "it", "en");

  private Languages() {}

  static Locale of(String asked, HttpHeaders headers) {
    if (asked != null && OURS.contains(asked)) {
      return Locale.forLanguageTag(asked);
    }
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .filter(OURS::contains)
        .findFirst()
        .map(Locale::forLanguageTag)
        .orElse(Locale.ENGLISH);
  }
}
