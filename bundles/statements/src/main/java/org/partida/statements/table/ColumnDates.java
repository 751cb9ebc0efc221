package org.partida.statements.table;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.statements.text.DateParts;
import org.partida.statements.text.Refusal;

/**
 * How a column writes its dates, told from all its values: {@code 2026-03-06}, {@code 06/03/2026},
 * {@code 06-03-26}, {@code 23 martie 2018}; a time behind them does not count. Immutable.
 */
final class ColumnDates {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
  private static final Pattern PARTS =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})(?:[T ,].*)?");
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})[ -]([\\p{L}.]+)[ -](\\d{4})(?: .*)?");
  private static final int CENTURY = 2000;

  /** Beginnings of the months' names in Romanian, Italian and English. */
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("ian", 1),
          Map.entry("gen", 1),
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("mai", 5),
          Map.entry("mag", 5),
          Map.entry("may", 5),
          Map.entry("iun", 6),
          Map.entry("giu", 6),
          Map.entry("jun", 6),
          Map.entry("iul", 7),
          Map.entry("lug", 7),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("ago", 8),
          Map.entry("sep", 9),
          Map.entry("set", 9),
          Map.entry("oct", 10),
          Map.entry("ott", 10),
          Map.entry("nov", 11),
          Map.entry("noi", 11),
          Map.entry("dec", 12),
          Map.entry("dic", 12));

  private final boolean monthFirst;

  private ColumnDates(boolean monthFirst) {
    this.monthFirst = monthFirst;
  }

  static boolean looksLikeDate(String text) {
    DateParts plain = DateParts.of(text);
    if (plain.found()) {
      return plain.yearFirst() || plain.yearLast();
    }
    return ISO.matcher(text).matches() || PARTS.matcher(text).matches() || named(text).isPresent();
  }

  /**
   * The order of day and month that all values allow.
   *
   * @param monthFirst what holds where they allow both
   */
  static ColumnDates of(List<String> values, boolean monthFirst, int line) {
    boolean dayMust = false;
    boolean monthMust = false;
    for (String v : values) {
      DateParts plain = DateParts.of(v);
      if (plain.found()) {
        dayMust |= plain.yearLast() && plain.first() > 12;
        monthMust |= plain.yearLast() && plain.second() > 12;
        continue;
      }
      Matcher m = PARTS.matcher(v);
      if (m.matches()) {
        dayMust |= Integer.parseInt(m.group(1)) > 12;
        monthMust |= Integer.parseInt(m.group(2)) > 12;
      }
    }
    if (dayMust && monthMust) {
      throw Refusal.at(
          line, "csv.date", "some dates of the table begin with the day, others with the month");
    }
    return new ColumnDates(monthMust || monthFirst && !dayMust);
  }

  LocalDate parse(String text, int line) {
    DateParts plain = DateParts.of(text);
    try {
      if (plain.yearFirst()) {
        return LocalDate.of(plain.first(), plain.second(), plain.third());
      }
      if (plain.yearLast()) {
        return lastYear(plain.first(), plain.second(), plain.third());
      }
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
      }
      Matcher parts = PARTS.matcher(text);
      if (parts.matches()) {
        return lastYear(number(parts, 1), number(parts, 2), number(parts, 3));
      }
      Optional<LocalDate> named = named(text);
      if (named.isPresent()) {
        return named.get();
      }
    } catch (DateTimeException e) {
      throw Refusal.at(line, "csv.date", "no such day: " + Refusal.quote(text));
    }
    throw Refusal.at(line, "csv.date", "not a date: " + Refusal.quote(text));
  }

  private LocalDate lastYear(int first, int second, int year) {
    return LocalDate.of(
        year < 100 ? CENTURY + year : year,
        monthFirst ? first : second,
        monthFirst ? second : first);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static Optional<LocalDate> named(String text) {
    Matcher m = NAMED.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String name =
        Normalizer.normalize(m.group(2), Normalizer.Form.NFD)
            .replaceAll("[^\\p{L}]", "")
            .toLowerCase(Locale.ROOT);
    Integer month = name.length() < 3 ? null : MONTHS.get(name.substring(0, 3));
    try {
      return month == null
          ? Optional.empty()
          : Optional.of(LocalDate.of(number(m, 3), month, number(m, 1)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
