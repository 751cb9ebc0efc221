package org.partida.shell.pure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.ItemSide;
import org.partida.model.match.OpenItem;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.spi.match.MatchLine;

/** Reads the two CSV files of {@code match-files}, whose columns are a contract. */
final class MatchCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  List<OpenItem> items(Path file) throws IOException {
    return rows(file, MatchCsv::item);
  }

  List<MatchLine> lines(Path file) throws IOException {
    return rows(file, MatchCsv::line);
  }

  private static <T> List<T> rows(Path file, Function<CSVRecord, T> make) throws IOException {
    List<T> all = new ArrayList<>();
    try (CSVParser parser =
        CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), FORMAT)) {
      for (CSVRecord r : parser) {
        all.add(row(file, r, make));
      }
    }
    return all;
  }

  private static <T> T row(Path file, CSVRecord r, Function<CSVRecord, T> make) {
    try {
      return make.apply(r);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      throw new PartidaException(
          new Problem(
              "csv.row",
              "the row cannot be read: " + e.getMessage(),
              file.getFileName() + ", row " + r.getRecordNumber(),
              "correct the row"),
          e);
    }
  }

  private static OpenItem item(CSVRecord r) {
    String currency = r.get("currency");
    return new OpenItem(
        r.get("id"),
        ItemSide.valueOf(r.get("side")),
        r.get("partnerId"),
        r.get("partnerName"),
        text(r, "partnerTaxId"),
        text(r, "partnerIbans").map(s -> List.of(s.split("\\s*;\\s*"))).orElse(List.of()),
        r.get("number"),
        LocalDate.parse(r.get("issueDate")),
        text(r, "dueDate").map(LocalDate::parse),
        Money.of(r.get("original"), currency),
        Money.of(r.get("residual"), currency),
        text(r, "awb"),
        text(r, "orderRef"));
  }

  private static MatchLine line(CSVRecord r) {
    StatementLine line =
        new StatementLine(
            (int) r.getRecordNumber(),
            LocalDate.parse(r.get("bookingDate")),
            text(r, "valueDate").map(LocalDate::parse),
            Money.of(r.get("amount"), r.get("currency")),
            new Counterparty(
                text(r, "counterpartyName"),
                text(r, "counterpartyIban"),
                text(r, "counterpartyTaxId")),
            text(r, "text").orElse(""),
            text(r, "bankRef"),
            Optional.empty(),
            text(r, "awb"),
            text(r, "orderRef"),
            Optional.empty(),
            LineKind.TRANSFER);
    MatchLine.Source source =
        text(r, "source").map(MatchLine.Source::valueOf).orElse(MatchLine.Source.BANK);
    return new MatchLine(r.get("id"), line, source, false);
  }

  private static Optional<String> text(CSVRecord r, String column) {
    return r.isMapped(column) && r.isSet(column)
        ? Optional.of(r.get(column)).filter(s -> !s.isEmpty())
        : Optional.empty();
  }
}
