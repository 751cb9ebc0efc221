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
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/**
 * A courier's file: {@code COURIER number[#contract]}, then {@code
 * date;amount;name;text;waybill[;day of collection]}.
 */
final class CourierReader implements StatementReader {
  static final String REGISTER = "COURIER-X";

  @Override
  public String format() {
    return "courier-x";
  }

  @Override
  public FormatFacts facts() {
    return new FormatFacts(
        "Courier X", FormatFacts.Source.COURIER, true, "a test's own", Optional.of(REGISTER));
  }

  @Override
  public Detection detect(StatementHead head) {
    return head.ascii().startsWith("COURIER ")
        ? Detection.yes("the first word")
        : Detection.no("COURIER");
  }

  @Override
  public StatementRead read(InputStream source, String fileName) throws IOException {
    String[] rows = new String(source.readAllBytes(), StandardCharsets.UTF_8).split("\n");
    List<StatementLine> lines = new ArrayList<>();
    Optional<String> none = Optional.empty();
    String[] head = rows[0].substring("COURIER ".length()).split("#", -1);
    for (int i = 1; i < rows.length; i++) {
      String[] f = rows[i].split(";", -1);
      lines.add(
          new StatementLine(
              i + 1,
              LocalDate.parse(f[0]),
              f.length > 5 ? Optional.of(LocalDate.parse(f[5])) : Optional.empty(),
              Money.of(f[1], "RON"),
              new Counterparty(Optional.of(f[2]), none, none),
              f[3],
              none,
              none,
              Optional.of(f[4]).filter(a -> !a.isEmpty()),
              none,
              Optional.empty(),
              LineKind.COLLECTION));
    }
    return new StatementRead(
        Optional.of("Courier X"),
        List.of(
            new Statement(
                head.length > 1 ? FormatFacts.ofContract(REGISTER, head[1]) : REGISTER,
                Currency.getInstance("RON"),
                lines.stream().map(StatementLine::bookingDate).min(LocalDate::compareTo),
                lines.stream().map(StatementLine::bookingDate).max(LocalDate::compareTo),
                Optional.of(Money.of("0.00", "RON")),
                lines.stream().map(StatementLine::amount).reduce(Money::plus),
                Optional.of(head[0]).filter(n -> !n.isEmpty()),
                lines)),
        List.of());
  }
}
