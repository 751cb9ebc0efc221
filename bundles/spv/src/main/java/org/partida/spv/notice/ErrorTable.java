package org.partida.spv.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.base.json.Json;

/**
 * The dated table of what ANAF's error texts mean: its own rules, and the commonest of the standard
 * for when no bundle explains those. Immutable and thread-safe.
 */
final class ErrorTable {
  private final List<Row> rows;

  /**
   * A row of the data file.
   *
   * @param rule expression for the whole id; absent = any
   * @param text expression searched for in the text; empty or absent = any; may name the groups
   *     index and date
   * @param as the id to give a text that names none
   * @param terms business terms
   * @param ro meaning in Romanian
   * @param en meaning in English
   * @param fixRo next step in Romanian
   * @param fixEn next step in English
   */
  record Row(
      String rule,
      String text,
      String as,
      List<String> terms,
      String ro,
      String en,
      String fixRo,
      String fixEn) {
    private boolean byRule(String id) {
      return rule != null && !id.isEmpty() && id.matches(rule);
    }

    private Optional<Matcher> byText(String said) {
      if (text == null || text.isEmpty()) {
        return Optional.empty();
      }
      Matcher m =
          Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(said);
      return m.find() ? Optional.of(m) : Optional.empty();
    }
  }

  /**
   * The row that fits, and what its groups caught.
   *
   * @param row the row
   * @param index an earlier submission
   * @param date its day
   */
  record Hit(Row row, Optional<String> index, Optional<String> date) {}

  private ErrorTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  static ErrorTable load() {
    try (InputStream in = ErrorTable.class.getResourceAsStream("notice-errors.json")) {
      if (in == null) {
        throw new IllegalStateException("the bundle lacks its resource notice-errors.json");
      }
      return new ErrorTable(
          Json.readList(new String(in.readAllBytes(), StandardCharsets.UTF_8), Row.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the table of errors cannot be read", e);
    }
  }

  /** What the words say; it goes before what the rule's id says: one id serves several texts. */
  Optional<Hit> byWords(ErrorText error) {
    for (Row row : rows) {
      Optional<Matcher> m = row.byText(error.text());
      if (m.isPresent()) {
        return Optional.of(new Hit(row, group(row, m.get(), "index"), group(row, m.get(), "date")));
      }
    }
    return Optional.empty();
  }

  Optional<Hit> byRule(ErrorText error) {
    return byRule(error.rule()).or(() -> error.printedRule().flatMap(this::byRule));
  }

  private Optional<Hit> byRule(String id) {
    return rows.stream()
        .filter(r -> r.byRule(id))
        .findFirst()
        .map(r -> new Hit(r, Optional.empty(), Optional.empty()));
  }

  private static Optional<String> group(Row row, Matcher m, String name) {
    return row.text().contains("(?<" + name + ">")
        ? Optional.ofNullable(m.group(name))
        : Optional.empty();
  }
}
