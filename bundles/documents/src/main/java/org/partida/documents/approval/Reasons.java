package org.partida.documents.approval;

import java.text.MessageFormat;
import java.util.Locale;
import org.partida.base.text.Words;

/** Why a rule decided, in the language of the company. */
final class Reasons {
  private static final Words WORDS = Words.beside(Reasons.class, "rule");

  private Reasons() {}

  static String of(Locale language, String key, Object... values) {
    Object[] texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = String.valueOf(values[i]);
    }
    return new MessageFormat(WORDS.get(language, key), Locale.ROOT).format(texts);
  }
}
