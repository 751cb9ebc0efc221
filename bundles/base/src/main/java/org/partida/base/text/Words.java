package org.partida.base.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What people read, in the languages that we have: {@code NAME_ro.properties}, {@code
 * NAME_it.properties} and {@code NAME_en.properties} beside a class, in UTF-8. Loaded by that
 * class's own loader: a ResourceBundle would ask others and fall back to the language of the
 * machine. Immutable.
 */
public final class Words {
  /** Language tags; the last one is for everybody else. */
  public static final List<String> LANGUAGES = List.of("ro", "it", "en");

  private final Map<String, Properties> all;

  private Words(Map<String, Properties> all) {
    this.all = Map.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @throws IllegalStateException if a language is missing
   */
  public static Words beside(Class<?> owner, String name) {
    Map<String, Properties> all = new HashMap<>();
    for (String language : LANGUAGES) {
      all.put(language, load(owner, name + "_" + language + ".properties"));
    }
    return new Words(all);
  }

  /** The words of a key; empty if the language has none for it. */
  public Optional<String> find(Locale language, String key) {
    Properties words = all.getOrDefault(language.getLanguage(), all.get("en"));
    return Optional.ofNullable(words.getProperty(key));
  }

  /**
   * The words of a key.
   *
   * @throws IllegalStateException if there are none
   */
  public String get(Locale language, String key) {
    return find(language, key)
        .orElseThrow(() -> new IllegalStateException("no words for " + key + " in " + language));
  }

  /**
   * The words of a key in every language.
   *
   * @throws IllegalStateException if a language has none
   */
  public Map<Locale, String> all(String key) {
    Map<Locale, String> words = new HashMap<>();
    LANGUAGES.stream().map(Locale::forLanguageTag).forEach(l -> words.put(l, get(l, key)));
    return words;
  }

  private static Properties load(Class<?> owner, String file) {
    Properties p = new Properties();
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " beside " + owner.getName());
      }
      p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return p;
  }
}
