package org.example.demobank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;

/** One file: facts as {@code name;value}, a header, then one row per movement. What is not understood is refused, never skipped. */
final class DemoBankFile {
  private static final String HEADER = "date;amount;name;iban;text;reference";

  private final String fileName;
  private final List<String> rows;

  DemoBankFile(String text, String fileName) {
    this.fileName = fileName;
    this.rows = text.lines().toList();
  }

  Statement statement() {
    int header = rows.indexOf(HEADER);
    if (header < 1) {
      throw refusal("demo-bank.header", "there is no row '" + HEADER + "'", 1);
    }
    try {
      return statement(header, facts(header));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw refusal("demo-bank.fact", "a value above the movements cannot be read: " + e.getMessage(), 1);
    }
  }

  private Statement statement(int header, Map<String, String> facts) {
    Currency currency = Currency.getInstance(fact(facts, "currency"));
    List<StatementLine> lines = new ArrayList<>();
    for (int i = header + 1; i < rows.size(); i++) {
      lines.add(line(i + 1, rows.get(i).split(";", -1), currency));
    }
    return new Statement(
        fact(facts, "account").replace(" ", ""),
        currency,
        Optional.of(LocalDate.parse(fact(facts, "from"))),
        Optional.of(LocalDate.parse(fact(facts, "to"))),
        Optional.of(Money.of(fact(facts, "opening"), currency.getCurrencyCode())),
        Optional.of(Money.of(fact(facts, "closing"), currency.getCurrencyCode())),
        Optional.empty(),
        lines);
  }

  private Map<String, String> facts(int end) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String row : rows.subList(1, end)) {
      String[] pair = row.split(";", 2);
      facts.put(pair[0], pair.length > 1 ? pair[1].strip() : "");
    }
    return facts;
  }

  private String fact(Map<String, String> facts, String name) {
    return Optional.ofNullable(facts.get(name)).orElseThrow(() -> refusal("demo-bank.fact", "there is no row '" + name + ";…'", 1));
  }

  private StatementLine line(int row, String[] cells, Currency currency) {
    if (cells.length != 6) {
      throw refusal("demo-bank.row", "the row has " + cells.length + " cells instead of 6", row);
    }
    try {
      return new StatementLine(
          row,
          LocalDate.parse(cells[0]),
          Optional.empty(),
          Money.of(cells[1], currency.getCurrencyCode()),
          new Counterparty(filled(cells[2]), filled(cells[3].replace(" ", "")), Optional.empty()),
          cells[4].strip(),
          filled(cells[5]),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          LineKind.TRANSFER);
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw refusal("demo-bank.value", "a date or an amount cannot be read: " + e.getMessage(), row);
    }
  }

  private static Optional<String> filled(String cell) {
    return Optional.of(cell.strip()).filter(s -> !s.isEmpty());
  }

  private PartidaException refusal(String code, String message, int row) {
    return new PartidaException(new Problem(code, message, fileName + ", line " + row, "export the statement again and import the unchanged file"));
  }
}
