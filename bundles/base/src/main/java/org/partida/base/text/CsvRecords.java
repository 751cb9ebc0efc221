package org.partida.base.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.partida.base.text.CsvRows.Row;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Rows of a CSV file with a heading line. Dates are ISO 8601 or 31.12.2026; amounts have a point or
 * a comma for decimals. What is wrong is told with file, line and column, all of it at once, under
 * problem codes that begin with the kind of file. One file, one thread.
 *
 * @param <F> the columns that are known
 */
public final class CsvRecords<F extends Enum<F> & CsvHead.Named> {
  private static final int MAX_ROWS = 200_000;
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

  private final String kind;
  private final String file;
  private final CsvHead<F> head;
  private final List<Row> rows;
  private final List<Problem> problems;

  private CsvRecords(
      String kind, String file, CsvHead<F> head, List<Row> rows, List<Problem> problems) {
    this.kind = kind;
    this.file = file;
    this.head = head;
    this.rows = rows;
    this.problems = problems;
  }

  /**
   * Opens a file.
   *
   * @param kind begins the codes of problems, such as opening
   * @param fields the columns that are known
   * @param problems gets what is wrong with rows
   * @param required columns without which it says nothing
   * @throws PartidaException if it is empty, too long, or one of those is missing
   */
  public static <F extends Enum<F> & CsvHead.Named> CsvRecords<F> of(
      String kind,
      Class<F> fields,
      String file,
      byte[] bytes,
      List<Problem> problems,
      List<F> required) {
    List<Row> rows =
        CsvRows.read(TextBytes.decode(bytes)).stream().filter(r -> !r.blank()).toList();
    if (rows.isEmpty() || rows.size() > MAX_ROWS) {
      throw refused(
          kind,
          rows.isEmpty() ? "the file is empty" : "the file has more than " + MAX_ROWS + " lines",
          file,
          "export it again as CSV with a heading line");
    }
    CsvHead<F> head = new CsvHead<>(fields, rows.get(0));
    for (F f : required) {
      if (!head.has(f)) {
        throw refused(
            kind,
            "the first line has no column " + head.name(f),
            file + ", line " + rows.get(0).line(),
            "name the columns in the first line, as in the documentation");
      }
    }
    return new CsvRecords<>(kind, file, head, rows.subList(1, rows.size()), problems);
  }

  private static PartidaException refused(String kind, String message, String place, String fix) {
    return new PartidaException(new Problem(kind + ".file", message, place, fix));
  }

  /** Reads each row; one that is wrong is left out and told. */
  public <T> List<T> read(Function<Cells, T> reader) {
    List<T> all = new ArrayList<>();
    for (Row row : rows) {
      int before = problems.size();
      Cells cells = new Cells(row);
      if (row.broken()) {
        problems.add(
            new Problem(
                kind + ".row",
                "a quotation mark is not closed, or text follows it",
                cells.place(),
                "correct the row, or save the file anew from the spreadsheet as CSV"));
        continue;
      }
      try {
        T value = reader.apply(cells);
        if (problems.size() == before) {
          all.add(value);
        }
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(kind + ".row", e.getMessage(), cells.place(), "correct the row"));
      }
    }
    return all;
  }

  /** A row's cells as values. */
  public final class Cells {
    private final Row row;

    Cells(Row row) {
      this.row = row;
    }

    public String place() {
      return file + ", line " + row.line();
    }

    public Optional<String> text(F f) {
      return head.text(row, f);
    }

    public String require(F f) {
      return text(f).orElseThrow(() -> new IllegalArgumentException(head.place(f) + " is empty"));
    }

    public Optional<LocalDate> date(F f) {
      return text(f).map(t -> date(f, t));
    }

    private LocalDate date(F f, String text) {
      for (DateTimeFormatter format : DATES) {
        try {
          return LocalDate.parse(text, format);
        } catch (DateTimeParseException e) {
          // the next form
        }
      }
      throw new IllegalArgumentException(
          head.place(f) + ": \"" + text + "\" is no date (2026-12-31 or 31.12.2026)");
    }

    public Optional<Money> money(F f, Currency currency) {
      return text(f).map(t -> money(f, t, currency));
    }

    private Money money(F f, String text, Currency currency) {
      try {
        return Money.of(number(text), currency);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new IllegalArgumentException(
            head.place(f) + ": \"" + text + "\" is no amount in " + currency, e);
      }
    }

    /** A currency by its ISO 4217 code. */
    public Optional<Currency> currency(F f) {
      return text(f)
          .map(
              t -> {
                try {
                  return Currency.getInstance(t.toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException e) {
                  throw new IllegalArgumentException(
                      head.place(f) + ": \"" + t + "\" is no currency (RON, EUR)", e);
                }
              });
    }

    public Optional<BigDecimal> decimal(F f) {
      return text(f)
          .map(
              t -> {
                try {
                  return number(t.replace("%", ""));
                } catch (NumberFormatException e) {
                  throw new IllegalArgumentException(
                      head.place(f) + ": \"" + t + "\" is no number", e);
                }
              });
    }
  }

  /** The last of point and comma parts the decimals; the other one and blanks part thousands. */
  static BigDecimal number(String text) {
    String t = text.replaceAll("[\\s\\u00a0\\u202f]", "");
    int point = t.lastIndexOf('.');
    int comma = t.lastIndexOf(',');
    if (point >= 0 && comma >= 0) {
      char thousands = point > comma ? ',' : '.';
      t = t.replace(String.valueOf(thousands), "");
    }
    return new BigDecimal(t.replace(',', '.'));
  }
}
