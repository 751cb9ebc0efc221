package org.partida.shell.core;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Arguments of a command: {@code --name value}, {@code --flag}, and the rest. Nothing is ever
 * evaluated. Immutable.
 */
public final class Args {
  /** Options that stand alone. */
  private static final Set<String> FLAGS =
      Set.of(
          "json",
          "keep",
          "all",
          "all-new",
          "no-contracts",
          "stored",
          "vat-on-cash",
          "not-vat-payer",
          "auto-post",
          "auto-confirm",
          "extern",
          "authority",
          "self-billed",
          "b2c",
          "hold",
          "release",
          "check-only",
          "wait",
          "no-wait",
          "templates",
          "sandbox",
          "recursive",
          "no",
          "quiet",
          "problems",
          "strict",
          "anyway",
          "preview",
          "any-partner",
          "prior-year-error",
          "csv",
          "xlsx",
          "pdf",
          "no-verify",
          "draft",
          "automatic",
          "background",
          "with-confirmed");

  private final Map<String, List<String>> options = new HashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Args() {}

  /** Reads an argument vector; {@code --} ends the options. */
  public static Args of(List<String> argv) {
    Args a = new Args();
    boolean plain = false;
    for (int i = 0; i < argv.size(); i++) {
      String s = argv.get(i);
      if (plain || !s.startsWith("--")) {
        a.rest.add(s);
      } else if (s.equals("--")) {
        plain = true;
      } else {
        i += a.option(s.substring(2), argv, i);
      }
    }
    return a;
  }

  /** Takes an option; answers how many more arguments it used. */
  private int option(String name, List<String> argv, int at) {
    int eq = name.indexOf('=');
    if (eq > 0) {
      add(name.substring(0, eq), name.substring(eq + 1));
      return 0;
    }
    if (FLAGS.contains(name)) {
      add(name, "true");
      return 0;
    }
    if (at + 1 >= argv.size()) {
      throw problem("option --" + name + " has no value", "give one after it");
    }
    add(name, argv.get(at + 1));
    return 1;
  }

  private void add(String name, String value) {
    options.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
  }

  public boolean flag(String name) {
    return options.containsKey(name);
  }

  /** The last value of an option. */
  public Optional<String> option(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** All values of an option that may be repeated. */
  public List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  /** An option that is one of some words, in any case, with dashes for underscores. */
  public <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
    return option(name)
        .map(
            text -> {
              try {
                return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
              } catch (IllegalArgumentException e) {
                throw new PartidaException(
                    new Problem(
                        "usage",
                        "--" + name + " is not " + text,
                        name,
                        "it is one of " + List.of(type.getEnumConstants())),
                    e);
              }
            });
  }

  public String require(String name) {
    return option(name)
        .orElseThrow(
            () -> problem("option --" + name + " is missing", "add it; --help shows the usage"));
  }

  /** The value as a day. */
  public Optional<LocalDate> day(String name) {
    return option(name)
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (DateTimeException e) {
                throw problem(
                    "option --" + name + " is not a day: " + text, "write days as 2026-01-31");
              }
            });
  }

  /** The value as a whole number within limits. */
  public int number(String name, int otherwise, int max) {
    String text = option(name).orElse(String.valueOf(otherwise));
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > max || Integer.parseInt(text) < 1) {
      throw problem(
          "option --" + name + " takes a number from 1 to " + max + ", not " + text, "correct it");
    }
    return Integer.parseInt(text);
  }

  /** What is not an option, in order. */
  public List<String> rest() {
    return List.copyOf(rest);
  }

  public String first(String what) {
    if (rest.isEmpty()) {
      throw problem(what + " is missing", "name it; --help shows the usage");
    }
    return rest.get(0);
  }

  private static PartidaException problem(String message, String fix) {
    return new PartidaException(new Problem("usage", message, "", fix));
  }
}
