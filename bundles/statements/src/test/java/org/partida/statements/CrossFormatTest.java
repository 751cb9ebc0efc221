package org.partida.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.camt.Camt053Reader;
import org.partida.statements.csv.BtCsvReader;
import org.partida.statements.mt940.Mt940Reader;

/** The same movements, written by one bank in four ways. */
class CrossFormatTest {
  @Test
  void theSameMovementsReadTheSameInEveryFormat() {
    List<String> expected = movements(new Mt940Reader(), "same-movements.sta");

    assertThat(expected).hasSize(4);
    assertThat(movements(new Camt053Reader(), "camt053-v2.xml")).isEqualTo(expected);
    assertThat(movements(new BtCsvReader(), "bt-old.csv")).isEqualTo(expected);
    assertThat(movements(new BtCsvReader(), "bt-new.csv")).isEqualTo(expected);
  }

  private static List<String> movements(StatementReader reader, String sample) {
    Statement statement = Samples.read(reader, Samples.own(sample)).statements().get(0);
    return statement.lines().stream().map(l -> describe(statement, l)).toList();
  }

  private static String describe(Statement s, StatementLine l) {
    return s.account()
        + " "
        + l.bookingDate()
        + " "
        + l.valueDate()
        + " "
        + l.amount()
        + " "
        + l.bankRef();
  }
}
