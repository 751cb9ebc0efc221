package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.StatementCalendar;
import org.partida.model.Problem;
import org.partida.testkit.store.Samples;

/** Balances show what is missing between statements. */
@Timeout(60)
class CalendarTest {
  private final Bank bank = new Bank();

  @AfterEach
  void close() throws IOException {
    bank.close();
  }

  private StatementCalendar calendar(String from, String to) {
    return bank.statements
        .calendar(
            Bank.ANA,
            Samples.ALFA,
            Optional.of(Bank.IBAN),
            Optional.of(LocalDate.parse(from)),
            Optional.of(LocalDate.parse(to)))
        .get(0);
  }

  private static String marks(StatementCalendar c) {
    return c.days().values().stream()
        .map(d -> d.name().substring(0, 1))
        .collect(Collectors.joining());
  }

  @Test
  void aGapIsToldUntilTheStatementBetweenComes() throws Exception {
    bank.take("1.a", "=2026-11-02;2026-11-03;0.00;10.00", "2026-11-02;10.00;x");
    ImportResult gap = bank.take("3.a", "=2026-11-06;2026-11-06;15.00;16.00", "2026-11-06;1.00;z");
    assertThat(gap.problems()).extracting(Problem::code).containsExactly("statement.gap");
    assertThat(gap.problems().get(0).message()).contains("10.00", "15.00", "1.a");
    assertThat(bank.books.<Boolean>read(tx -> !tx.notices().list(Optional.empty(), 9).isEmpty()))
        .isTrue();
    assertThat(marks(calendar("2026-11-01", "2026-11-07"))).isEqualTo("MCCMMBM");
    ImportResult filled =
        bank.take("2.a", "=2026-11-04;2026-11-04;10.00;15.00", "2026-11-04;5.00;y");
    assertThat(filled.problems()).isEmpty();
    assertThat(bank.books.<Boolean>read(tx -> tx.notices().list(Optional.empty(), 9).isEmpty()))
        .isTrue();
    StatementCalendar whole = calendar("2026-11-02", "2026-11-06");
    assertThat(marks(whole)).isEqualTo("CCCQC");
    assertThat(whole.problems()).isEmpty();
  }

  @Test
  void whatDoesNotAddUpIsBrokenAndWhatComesAgainIsDuplicate() throws Exception {
    bank.take("1.a", "=2026-11-02;2026-11-02;0.00;10.00", "2026-11-02;10.00;x");
    bank.take("2.a", "=2026-11-03;2026-11-03;10.00;99.00", "2026-11-03;5.00;y");
    bank.take("again.b", "=2026-11-02;2026-11-02;0.00;10.00", "2026-11-02;10.00;other");
    StatementCalendar c = calendar("2026-11-02", "2026-11-03");
    assertThat(marks(c)).isEqualTo("DB");
    assertThat(c.problems()).extracting(Problem::code).containsExactly("statement.chain-broken");
  }

  @Test
  void aStatementWithoutBalancesStandsInTheRowOfItsAccount() throws Exception {
    bank.take("1.a", "=2026-11-02;2026-11-02;0.00;10.00", "2026-11-02;10.00;x");
    bank.take("2.a", "=2026-11-03;2026-11-03", "2026-11-03;5.00;y");

    assertThat(
            bank.statements.calendar(
                Bank.ANA, Samples.ALFA, Optional.of(Bank.IBAN), Optional.empty(), Optional.empty()))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.currency()).isEqualTo("RON");
              assertThat(marks(c)).isEqualTo("CC");
            });
  }
}
