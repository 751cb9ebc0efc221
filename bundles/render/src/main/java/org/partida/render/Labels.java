package org.partida.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The words on the page in one language. Loaded by this bundle's own class loader: a ResourceBundle
 * would ask others and fall back to the language of the machine. Immutable.
 */
final class Labels {
  private static final Map<String, Labels> ALL =
      Map.of("ro", new Labels("ro"), "it", new Labels("it"), "en", new Labels("en"));

  private final Properties words;

  private Labels(String language) {
    words = load("labels_" + language + ".properties");
  }

  /** The labels of the language, English for one we have not. */
  static Labels of(Locale language) {
    return ALL.getOrDefault(language.getLanguage(), ALL.get("en"));
  }

  String get(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException("no label " + key));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(words.getProperty(key));
  }

  private static Properties load(String name) {
    Properties p = new Properties();
    try (InputStream in = Labels.class.getResourceAsStream(name)) {
      p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return p;
  }
}
