package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.Money;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.testkit.store.Samples;

class SpoolTest {
  private static final List<LineKind> KINDS = List.of(LineKind.values());
  private static final String ANY = "aZ 9ăşț\u0000\uD83D€漢";

  @TempDir Path folder;
  private final Random random = new Random(3);

  @Test
  void linesComeBackAsTheyWereByDayInTheOrderOfTheFile() throws IOException {
    for (int round = 0; round < 60; round++) {
      List<Statement> statements = new ArrayList<>();
      try (Spool spool = new Spool(folder, 1 + random.nextInt(20))) {
        for (int s = random.nextInt(5); s >= 0; s--) {
          Statement statement = statement(random.nextInt(40));
          statement.lines().forEach(spool::line);
          spool.end(statement.withLines(List.of()));
          statements.add(statement);
        }
        for (int s = 0; s < statements.size(); s++) {
          assertSame(spool.statements().get(s), statements.get(s));
          // read again, as a look ahead does
          assertSame(spool.statements().get(s), statements.get(s));
        }
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void fewLinesNeedNoFileAndManyLeaveNoneBehind() throws IOException {
    Path nowhere = folder.resolve("missing");
    try (Spool spool = new Spool(nowhere)) {
      Statement few = statement(4000);
      few.lines().forEach(spool::line);
      spool.end(few.withLines(List.of()));
      assertSame(spool.statements().get(0), few);
    }
    try (Spool spool = new Spool(folder)) {
      Statement many = statement(9000);
      many.lines().forEach(spool::line);
      spool.end(many.withLines(List.of()));
      assertThat(files()).as("a process that dies here leaves none").isEmpty();
      assertSame(spool.statements().get(0), many);
    }
    assertThat(files()).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static void assertSame(Spooled spooled, Statement statement) {
    List<StatementLine> byDay =
        statement.lines().stream()
            .sorted(Comparator.comparing(StatementLine::bookingDate))
            .toList();
    List<StatementLine> found = new ArrayList<>();
    for (LocalDate day : spooled.days()) {
      for (Spooled.Numbered n : spooled.on(day)) {
        assertThat(n.line().bookingDate()).isEqualTo(day);
        assertThat(n.line()).isEqualTo(statement.lines().get(n.index()));
        found.add(n.line());
      }
    }
    assertThat(found).isEqualTo(byDay);
    assertThat(spooled.count()).isEqualTo(statement.lines().size());
    assertThat(spooled.head()).isEqualTo(statement.withLines(List.of()));
  }

  private Statement statement(int count) {
    List<StatementLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(i + 1));
    }
    return new Statement(
        Bank.IBAN,
        Samples.RON,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        maybe(),
        lines);
  }

  private StatementLine line(int row) {
    LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5));
    return new StatementLine(
        row,
        day,
        random.nextBoolean() ? Optional.of(day.plusYears(random.nextInt(3))) : Optional.empty(),
        new Money(random.nextLong(), Samples.RON),
        new Counterparty(maybe(), maybe(), maybe()),
        text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        random.nextBoolean()
            ? Optional.of(new Money(random.nextInt(), Currency.getInstance("EUR")))
            : Optional.empty(),
        KINDS.get(random.nextInt(KINDS.size())));
  }

  private Optional<String> maybe() {
    return random.nextBoolean() ? Optional.of(text()) : Optional.empty();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(ANY.charAt(random.nextInt(ANY.length())));
    }
    return text.toString();
  }
}
