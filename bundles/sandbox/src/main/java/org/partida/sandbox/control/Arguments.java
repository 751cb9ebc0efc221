package org.partida.sandbox.control;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command's words: positional ones, {@code --name value} options and bare switches. */
final class Arguments {
  private static final Set<String> SWITCHES =
      Set.of(
          "forever",
          "all",
          "clear",
          "remove",
          "enrolled",
          "not-enrolled",
          "vat",
          "no-vat",
          "vat-on-cash",
          "no-vat-on-cash",
          "inactive",
          "active",
          "split",
          "no-split",
          "registered",
          "not-registered",
          "deregistered",
          "absent",
          "forget");
  private final List<String> words = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  Arguments(List<String> argv) {
    for (int i = 0; i < argv.size(); i++) {
      String word = argv.get(i);
      if (!word.startsWith("--")) {
        words.add(word);
      } else if (SWITCHES.contains(word.substring(2))) {
        options.put(word.substring(2), "true");
      } else if (i + 1 < argv.size()) {
        options.put(word.substring(2), argv.get(++i));
      } else {
        throw new IllegalArgumentException("option " + word + " needs a value");
      }
    }
  }

  String word(int at, String meaning) {
    if (at >= words.size()) {
      throw new IllegalArgumentException("missing " + meaning);
    }
    return words.get(at);
  }

  List<String> words() {
    return List.copyOf(words);
  }

  LocalDate date(String name, LocalDate fallback) {
    try {
      return option(name).map(LocalDate::parse).orElse(fallback);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("--" + name + " is no date such as 2026-11-22", e);
    }
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  boolean on(String name) {
    return options.containsKey(name);
  }

  long number(String name, long fallback) {
    return option(name)
        .map(
            text -> {
              if (!text.matches("-?[0-9]{1,18}")) {
                throw new IllegalArgumentException("--" + name + " is no number: " + text);
              }
              return Long.parseLong(text);
            })
        .orElse(fallback);
  }
}
