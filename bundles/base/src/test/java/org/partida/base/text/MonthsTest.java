package org.partida.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.partida.model.PartidaException;

class MonthsTest {
  @Test
  void readsMonthQuarterAndYear() {
    assertThat(Months.of("2026-10")).containsExactly(YearMonth.of(2026, 10));
    assertThat(Months.of("2026-Q4"))
        .containsExactly(YearMonth.of(2026, 10), YearMonth.of(2026, 11), YearMonth.of(2026, 12));
    assertThat(Months.of("2026")).hasSize(12).startsWith(YearMonth.of(2026, 1));
  }

  @Test
  void refusesAnythingElse() {
    for (String s : new String[] {"", "2026-13", "2026-Q5", "26-10", "2026-1", "oct"}) {
      assertThatThrownBy(() -> Months.of(s)).as(s).isInstanceOf(PartidaException.class);
    }
  }
}
