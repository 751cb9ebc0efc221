package org.partida.statements.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Market facts kept as data: a properties file beside the class that uses it. Immutable and
 * thread-safe.
 */
public final class Table {
  private final Map<String, String> entries;

  private Table(Map<String, String> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** Reads the resource beside the class. */
  public static Table beside(Class<?> owner, String resource) {
    Properties properties = new Properties();
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing beside " + owner.getName());
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> entries = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> entries.put(k, properties.getProperty(k).trim()));
    return new Table(entries);
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(entries.get(key)).filter(v -> !v.isEmpty());
  }

  /** The comma-separated values of a key; none if the key is missing. */
  public List<String> list(String key) {
    return get(key).map(v -> List.of(v.split("\\s*,\\s*"))).orElse(List.of());
  }

  /** The entries whose keys begin so, by the rest of the key. */
  public Map<String, String> under(String start) {
    Map<String, String> found = new TreeMap<>();
    entries.forEach(
        (key, value) -> {
          if (key.startsWith(start) && !value.isEmpty()) {
            found.put(key.substring(start.length()), value);
          }
        });
    return found;
  }

  /** The first parts of all keys, in alphabetical order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String key : entries.keySet()) {
      int dot = key.indexOf('.');
      String name = dot < 0 ? key : key.substring(0, dot);
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }
}
