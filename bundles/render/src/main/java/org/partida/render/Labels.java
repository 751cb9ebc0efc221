package org.partida.render;

import java.util.Locale;
import java.util.Optional;
import org.partida.base.text.Words;

/** The words on the page in one language. Immutable. */
final class Labels {
  private static final Words ALL = Words.beside(Labels.class, "labels");

  private final Locale language;

  private Labels(Locale language) {
    this.language = language;
  }

  /** The labels of the language, English for one we have not. */
  static Labels of(Locale language) {
    return new Labels(language);
  }

  String get(String key) {
    return ALL.get(language, key);
  }

  Optional<String> find(String key) {
    return ALL.find(language, key);
  }
}
