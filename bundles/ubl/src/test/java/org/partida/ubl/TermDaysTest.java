package org.partida.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermDaysTest {

  @ParameterizedTest
  @CsvSource({
    "30 zile,30",
    "Termen de plată: 15 de zile,15",
    "Payment within 45 days.,45",
    "net 7 days,7",
    "Scadenta la 60 zile,60",
    "a 30 giorni,30"
  })
  void readsAPlainNumberOfDays(String terms, int days) {
    assertThat(TermDays.days(terms)).contains(days);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Penalități de 0,1 % pe zi după 30 zile",
        "30 zile fin de mois",
        "2% discount within 10 days, net 30 days",
        "la livrare",
        "1000000 zile"
      })
  void leavesAnythingElseToAPerson(String terms) {
    assertThat(TermDays.days(terms)).isEmpty();
  }
}
