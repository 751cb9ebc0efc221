package org.partida.sources.courier;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.json.JsonTree;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/**
 * Reads what a courier's interface answered for a day: a statement for each transfer. Thread-safe.
 */
abstract class CourierReader implements StatementReader {
  static final Currency RON = Currency.getInstance("RON");

  private final String format;
  private final FormatFacts facts;

  CourierReader(String format, String name, String register, String evidence) {
    this.format = format;
    this.facts =
        new FormatFacts(name, FormatFacts.Source.COURIER, false, evidence, Optional.of(register));
  }

  /**
   * A row that counts.
   *
   * @param transfer number of the transfer, where the courier tells one
   */
  record Row(Optional<String> transfer, LocalDate day, StatementLine line) {}

  /** The rows of an answer. */
  abstract List<JsonTree> rows(JsonTree answer);

  /** The row; empty if the money was not transferred yet. */
  abstract Optional<Row> row(JsonTree row, String file);

  @Override
  public String format() {
    return format;
  }

  @Override
  public FormatFacts facts() {
    return facts;
  }

  @Override
  public Detection detect(StatementHead head) {
    String mark = "{\"partida\":\"" + format + "\"";
    return head.ascii().startsWith(mark)
        ? Detection.yes(mark)
        : Detection.no("an answer of " + facts.name() + " as Partida keeps it");
  }

  @Override
  public StatementRead read(InputStream source, String fileName) throws IOException {
    JsonTree file =
        JsonTree.read(new String(source.readAllBytes(), StandardCharsets.UTF_8), fileName);
    String client =
        CourierFile.text(file, "client").orElseThrow(() -> bad(file, fileName, "client"));
    Map<String, List<Row>> transfers = new LinkedHashMap<>();
    int later = 0;
    JsonTree answers =
        Optional.ofNullable(file.fields().get("answers"))
            .orElseThrow(() -> bad(file, fileName, "answers"));
    for (JsonTree answer : answers.items()) {
      for (JsonTree r : rows(answer)) {
        Optional<Row> row = row(r, fileName);
        if (row.isPresent()) {
          transfers
              .computeIfAbsent(
                  row.get().transfer().orElse("") + "|" + row.get().day(), k -> new ArrayList<>())
              .add(row.get());
        } else {
          later++;
        }
      }
    }
    List<Statement> statements = new ArrayList<>();
    String account = FormatFacts.ofContract(facts.register().orElseThrow(), client);
    transfers.values().forEach(rows -> statements.add(statement(account, rows)));
    if (statements.isEmpty()) {
      statements.add(statement(account, List.of()));
    }
    return new StatementRead(
        Optional.of(facts.name()),
        statements,
        later == 0 ? List.of() : List.of(later(later, fileName)));
  }

  private static Statement statement(String account, List<Row> rows) {
    Optional<LocalDate> day = rows.stream().map(Row::day).findFirst();
    return new Statement(
        account,
        RON,
        day,
        day,
        Optional.empty(),
        Optional.empty(),
        rows.stream().flatMap(r -> r.transfer().stream()).findFirst(),
        rows.stream().map(Row::line).toList());
  }

  private static Problem later(int rows, String file) {
    return new Problem(
        "courier.not-transferred",
        rows + " waybills are collected and not transferred yet",
        file,
        "they come with the day of their transfer");
  }

  static StatementLine line(
      JsonTree row,
      LocalDate day,
      Optional<LocalDate> collected,
      Money amount,
      Optional<String> name,
      String text,
      String awb,
      Optional<String> order) {
    return new StatementLine(
        row.line(),
        day,
        collected,
        amount,
        new Counterparty(name, Optional.empty(), Optional.empty()),
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.of(awb),
        order,
        Optional.empty(),
        amount.signum() < 0 ? LineKind.REVERSAL : LineKind.COLLECTION);
  }

  /** A text that must be there. */
  static String need(JsonTree row, String name, String file) {
    return CourierFile.text(row, name).orElseThrow(() -> bad(row, file, name));
  }

  /** An amount with a point, as JSON has it. */
  static Money amount(JsonTree row, String name, String file) {
    String text = need(row, name, file);
    try {
      return Money.of(new BigDecimal(text), RON);
    } catch (ArithmeticException | NumberFormatException e) {
      throw bad(row, file, name + " (" + text + ")");
    }
  }

  static PartidaException bad(JsonTree at, String file, String name) {
    return new PartidaException(
        new Problem(
            "courier.field",
            "the courier's answer lacks \"" + name + "\", or it cannot be read",
            file + " line " + at.line(),
            "look whether the courier changed its interface; its files can be imported meanwhile"));
  }
}
