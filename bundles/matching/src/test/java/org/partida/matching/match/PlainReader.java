package org.partida.matching.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/** The plain test format. */
final class PlainReader implements StatementReader {
  @Override
  public String format() {
    return "plain";
  }

  @Override
  public Detection detect(StatementHead head) {
    return head.fileName().endsWith(".plain")
        ? Detection.yes("name")
        : Detection.no("a name that ends in .plain");
  }

  @Override
  public StatementRead read(InputStream source, String fileName) throws IOException {
    List<StatementLine> lines = new ArrayList<>();
    String currency = fileName.startsWith("euro") ? "EUR" : "RON";
    for (String row : new String(source.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
      String[] f = row.split(";");
      Counterparty who =
          new Counterparty(
              Optional.of(f[2]).filter(n -> !n.isEmpty()),
              Optional.of(f.length > 5 ? f[5] : "").filter(i -> !i.isEmpty()),
              Optional.of(f.length > 4 ? f[4] : "RO14399840").filter(t -> !t.isEmpty()));
      Optional<String> none = Optional.empty();
      lines.add(
          new StatementLine(
              lines.size() + 1,
              LocalDate.parse(f[0]),
              Optional.empty(),
              Money.of(f[1], currency),
              who,
              f[3],
              none,
              none,
              none,
              none,
              Optional.empty(),
              f.length > 6 ? LineKind.valueOf(f[6]) : LineKind.TRANSFER));
    }
    Statement s =
        new Statement(
            fileName.startsWith("second")
                ? Shop.IBAN2
                : currency.equals("RON") ? Shop.IBAN : Shop.EURO_IBAN,
            Currency.getInstance(currency),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            lines);
    return new StatementRead(Optional.empty(), List.of(s), List.of());
  }
}
