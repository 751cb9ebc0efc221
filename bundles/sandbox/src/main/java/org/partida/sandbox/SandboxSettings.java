package org.partida.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The knobs of the simulator where the authority's behaviour differs between sources or over time;
 * kept in the books, changed by the control's {@code set}. Names, defaults and meanings stand in
 * {@code settings.txt}. Safe for use by several threads; reading one costs no look into the books.
 */
public final class SandboxSettings {
  private static final String PREFIX = "setting.";
  private static final Map<String, Knob> KNOBS = load();

  /**
   * A knob.
   *
   * @param allowed {@code number}, {@code switch}, {@code text} or the words to choose from
   */
  public record Knob(String name, String initial, String allowed, String meaning) {
    /** The words to choose from; empty if it is no choice. */
    public List<String> choices() {
      return switch (allowed) {
        case "number", "text" -> List.of();
        case "switch" -> List.of("true", "false");
        default -> List.of(allowed.split(",", -1));
      };
    }

    boolean allows(String value) {
      return switch (allowed) {
        case "number" -> value.matches("[0-9]{1,15}");
        case "text" -> value.length() <= 200;
        default -> choices().contains(value);
      };
    }
  }

  private final SandboxBooks books;
  private final Map<String, String> values = new ConcurrentHashMap<>();

  public SandboxSettings(SandboxBooks books) {
    this.books = books;
    books
        .entries(PREFIX)
        .forEach((name, value) -> values.put(name.substring(PREFIX.length()), value));
  }

  private static Map<String, Knob> load() {
    Map<String, Knob> knobs = new TreeMap<>();
    try (InputStream in = SandboxSettings.class.getResourceAsStream("settings.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\\|", 4);
          knobs.put(cells[0], new Knob(cells[0], cells[1], cells[2], cells[3]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource settings.txt", e);
    }
    return Collections.unmodifiableMap(knobs);
  }

  private static Knob knob(String name) {
    return Optional.ofNullable(KNOBS.get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no setting '" + name + "'; known: " + KNOBS.keySet()));
  }

  /** What can be turned, by name. */
  public static Collection<Knob> knobs() {
    return KNOBS.values();
  }

  /** The text of a knob. */
  public String text(String name) {
    String set = values.get(name);
    return set == null ? knob(name).initial() : set;
  }

  /** The number of a knob. */
  public long number(String name) {
    return Long.parseLong(text(name));
  }

  /** True if a knob is on. */
  public boolean on(String name) {
    return "true".equals(text(name));
  }

  /** Turns a knob; a number stays a number and a choice one of its words. */
  public void set(String name, String value) {
    if (!knob(name).allows(value)) {
      throw new IllegalArgumentException(
          "setting " + name + " cannot be '" + value + "'; it is: " + knob(name).allowed());
    }
    books.put(PREFIX + name, value);
    values.put(name, value);
  }

  /** All knobs with their values. */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    KNOBS.keySet().forEach(name -> all.put(name, text(name)));
    return all;
  }
}
