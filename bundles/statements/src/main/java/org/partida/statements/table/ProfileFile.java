package org.partida.statements.table;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.FormatFacts;
import org.partida.statements.text.Kinds;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A profile as people write it, in YAML 1.2. Stateless. */
public final class ProfileFile {
  private static final int MAX_LENGTH = 64 * 1024;
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "source",
          "proven",
          "evidence",
          "register",
          "signature",
          "without",
          "columns",
          "bank-code",
          "currency",
          "dates",
          "amounts",
          "fee",
          "keep",
          "drop",
          "payouts",
          "footers",
          "ends",
          "continued");

  private final String file;
  private final Map<String, Object> map;

  private ProfileFile(String file, Map<String, Object> map) {
    this.file = file;
    this.map = map;
  }

  /**
   * Reads it.
   *
   * @param file its name, for what is wrong
   * @throws PartidaException {@code profile.wrong}
   */
  public static TableProfile read(String file, String yaml) {
    if (yaml.length() > MAX_LENGTH) {
      throw wrong(file, "is longer than a profile is", "a profile has some dozens of lines");
    }
    Object root;
    try {
      root =
          new Load(
                  LoadSettings.builder()
                      .setLabel(file)
                      .setMaxAliasesForCollections(0)
                      .setAllowDuplicateKeys(false)
                      .build())
              .loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw wrong(file, "is no YAML: " + e.getMessage(), "correct it");
    }
    if (!(root instanceof Map<?, ?> m)) {
      throw wrong(file, "has no keys", "begin with id:, name:, source:");
    }
    Map<String, Object> map =
        m.entrySet().stream()
            .filter(e -> e.getValue() != null)
            .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), Map.Entry::getValue));
    for (String key : map.keySet()) {
      if (!KEYS.contains(key)) {
        throw wrong(file, "has the key " + key, "keys are " + KEYS.stream().sorted().toList());
      }
    }
    return new ProfileFile(file, map).profile();
  }

  private TableProfile profile() {
    String id = require("id");
    if (!id.matches("[a-z0-9][a-z0-9-]{1,39}")) {
      throw wrong(file, "has the id " + id, "use small letters, digits and hyphens");
    }
    FormatFacts.Source source = source();
    Map<Role, List<String>> columns = columns();
    boolean amounts =
        columns.containsKey(Role.AMOUNT)
            || columns.containsKey(Role.DEBIT) && columns.containsKey(Role.CREDIT);
    if (!columns.containsKey(Role.DATE) || !amounts) {
      throw wrong(
          file, "names no columns of date and amount", "name date, and amount or debit and credit");
    }
    List<Set<String>> signature =
        list("signature").stream()
            .map(s -> Stream.of(s.split("\\|")).map(Kinds::plain).collect(Collectors.toSet()))
            .toList();
    if (signature.size() < 2) {
      throw wrong(file, "is known by fewer than two headings", "name more under signature");
    }
    return new TableProfile(
        id,
        new FormatFacts(
            require("name"), source, flag("proven"), text("evidence").orElse(""), text("register")),
        signature,
        folded("without"),
        columns,
        text("bank-code"),
        text("currency"),
        is("dates", "month-first", "day-first"),
        is("amounts", "inverted", "as-they-are"),
        is("fee", "signed", "kept"),
        folded("keep"),
        folded("drop"),
        folded("payouts"),
        list("footers").stream().map(Kinds::plain).toList(),
        list("ends").stream().map(Kinds::plain).toList(),
        flag("continued"));
  }

  private FormatFacts.Source source() {
    try {
      return FormatFacts.Source.valueOf(require("source").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(
          file,
          "has the source " + require("source"),
          "give bank, courier, processor or marketplace");
    }
  }

  private Map<Role, List<String>> columns() {
    Map<Role, List<String>> columns = new EnumMap<>(Role.class);
    if (!(map.get("columns") instanceof Map<?, ?> m)) {
      throw wrong(file, "has no columns", "name them under columns:");
    }
    m.forEach(
        (key, value) -> {
          Role role = role(String.valueOf(key));
          columns.put(role, texts(value).stream().map(Kinds::plain).toList());
        });
    return columns;
  }

  private Role role(String key) {
    try {
      return Role.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      List<String> known =
          Stream.of(Role.values())
              .map(r -> r.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toList();
      throw wrong(file, "has a column for " + key, "columns are for " + known);
    }
  }

  private boolean is(String key, String yes, String no) {
    String value = text(key).orElse(no);
    if (!value.equals(yes) && !value.equals(no)) {
      throw wrong(file, "says " + key + ": " + value, "say " + yes + " or " + no);
    }
    return value.equals(yes);
  }

  private boolean flag(String key) {
    return is(key, "true", "false");
  }

  private Set<String> folded(String key) {
    return new HashSet<>(list(key).stream().map(Kinds::plain).toList());
  }

  private List<String> list(String key) {
    return map.containsKey(key) ? texts(map.get(key)) : List.of();
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> l
        ? l.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(map.get(key)).map(String::valueOf).filter(v -> !v.isBlank());
  }

  private String require(String key) {
    return text(key).orElseThrow(() -> wrong(file, "says nothing of " + key, "add " + key + ":"));
  }

  private static PartidaException wrong(String file, String what, String fix) {
    return new PartidaException(new Problem("profile.wrong", "the profile " + what, file, fix));
  }
}
