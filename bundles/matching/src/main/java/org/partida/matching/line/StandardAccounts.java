package org.partida.matching.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.matching.engine.Text;
import org.partida.model.statement.StatementLine;
import org.partida.model.voucher.AccountCode;

/**
 * Where lines without a document go in a country when nobody said otherwise: the dated data file
 * {@code accounts.psv}. Immutable and thread-safe.
 */
final class StandardAccounts {
  private static final int COLUMNS = 9;
  private static final String DIFFERENCE = "DIFFERENCE";
  private final List<Row> rows;

  private StandardAccounts(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * What a row says of a line. Immutable.
   *
   * @param account empty = only told what it is
   */
  record Standard(Optional<AccountCode> account, String why) {}

  static StandardAccounts load() {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                StandardAccounts.class.getResourceAsStream("accounts.psv"),
                StandardCharsets.UTF_8))) {
      in.lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .skip(1)
          .forEach(l -> rows.add(Row.of(l)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StandardAccounts(rows);
  }

  /** What the country's rows say of a line that is no transfer of the company to itself. */
  Optional<Standard> of(String country, StatementLine line) {
    LineWords words = LineWords.of(line);
    return rows.stream()
        .filter(r -> r.country().equals(country) && r.fits(line, words))
        .map(r -> new Standard(r.account(), r.why()))
        .findFirst();
  }

  /** Where transfers between the company's own accounts go. */
  Optional<Standard> own(String country, LocalDate day) {
    return rows.stream()
        .filter(r -> r.country().equals(country) && r.kind().equals("OWN") && r.holds(day))
        .map(r -> new Standard(r.account(), r.why()))
        .findFirst();
  }

  /** Where small differences of payments go. */
  Optional<Standard> difference(String country, boolean gain, LocalDate day) {
    return rows.stream()
        .filter(r -> r.country().equals(country) && r.kind().equals(DIFFERENCE) && r.holds(day))
        .filter(r -> r.flow().equals(gain ? "IN" : "OUT"))
        .map(r -> new Standard(r.account(), r.why()))
        .findFirst();
  }

  private record Row(
      String country,
      String kind,
      String flow,
      List<String> words,
      String bank,
      Optional<AccountCode> account,
      LocalDate from,
      Optional<LocalDate> to,
      String why) {

    static Row of(String text) {
      String[] c = text.split("\\|", -1);
      if (c.length != COLUMNS) {
        throw new IllegalStateException("accounts.psv: not " + COLUMNS + " columns: " + text);
      }
      List<String> words =
          c[3].isEmpty() ? List.of() : List.of(Text.fold(c[3]).trim().split("\\s*,\\s*"));
      return new Row(
          c[0],
          c[1],
          c[2],
          words,
          c[4],
          Optional.of(c[5]).filter(a -> !a.isEmpty()).map(AccountCode::of),
          LocalDate.parse(c[6]),
          Optional.of(c[7]).filter(d -> !d.isEmpty()).map(LocalDate::parse),
          c[8]);
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && to.map(t -> !day.isAfter(t)).orElse(true);
    }

    boolean fits(StatementLine line, LineWords said) {
      String way = line.amount().signum() > 0 ? "IN" : "OUT";
      return holds(line.bookingDate())
          && !kind.equals("OWN")
          && !kind.equals(DIFFERENCE)
          && (kind.isEmpty() || kind.equals(line.kind().name()))
          && (flow.isEmpty() || flow.equals(way))
          && (bank.isEmpty() || said.bank().equals(bank))
          && (words.isEmpty() || words.stream().anyMatch(said::say));
    }
  }
}
