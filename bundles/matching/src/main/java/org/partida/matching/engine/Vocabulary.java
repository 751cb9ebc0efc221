package org.partida.matching.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/** The words that have a meaning in payment texts, kept as data. Immutable and thread-safe. */
record Vocabulary(
    Set<String> invoice,
    Set<String> noise,
    Set<String> joins,
    Set<String> legal,
    Set<String> common,
    Set<String> tax,
    Set<String> money,
    Set<String> fees) {

  static Vocabulary load() {
    Properties p = new Properties();
    try (InputStream in = Vocabulary.class.getResourceAsStream("words.properties")) {
      p.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Vocabulary(
        words(p, "invoice"),
        words(p, "noise"),
        words(p, "joins"),
        words(p, "legal"),
        words(p, "common"),
        words(p, "tax"),
        words(p, "money"),
        words(p, "fees"));
  }

  private static Set<String> words(Properties p, String key) {
    return Set.of(p.getProperty(key).trim().split("\\s*,\\s*"));
  }
}
