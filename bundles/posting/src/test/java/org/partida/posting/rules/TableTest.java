package org.partida.posting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.partida.model.PartidaException;

/** A bad row fails with file and line. */
class TableTest {

  @Test
  void readsRows() throws IOException {
    Table t =
        table(
            "# source\nname|rate|validFrom|validTo\n\nA | 21 | 2025-08-01 | \nB|-|2025-08-01|2026-07-31");
    assertThat(t.map(r -> r.text("name"))).containsExactly("A", "B");
    assertThat(t.map(r -> r.optional("rate")))
        .containsExactly(java.util.Optional.of("21"), java.util.Optional.empty());
  }

  @Test
  void namesFileAndLine() {
    fails("name|rate|validFrom|validTo\nA|21|2025-08-01", "rates.psv:2", r -> r);
    fails("name|rate|validTo|validFrom\nA|21||", "rates.psv:1", r -> r);
    fails(
        "name|rate|validFrom|validTo\nA|21|2025-08-01|\n|21|2025-08-01|",
        "rates.psv:3",
        r -> r.text("name"));
    fails("name|rate|validFrom|validTo\nA|x|2025-08-01|", "rates.psv:2", r -> r.percent("rate"));
    fails("name|rate|validFrom|validTo\nA|21|01.08.2025|", "rates.psv:2", Row::validity);
    fails("name|rate|validFrom|validTo\nA|21|2025-08-01|2025-07-01", "rates.psv:2", Row::validity);
    fails(
        "name|rate|validFrom|validTo\nA|21|2025-08-01|",
        "rates.psv:2",
        r -> Thread.State.valueOf(r.text("name")));
    fails("# nothing\n", "rates.psv", r -> r);
  }

  @Test
  void twoRowsForTheSameDay() throws IOException {
    Table t =
        table(
            "name|rate|validFrom|validTo\nA|21|2025-08-01|\nA|19|2017-01-01|2025-07-31\nB|9|2025-01-01|");
    assertThat(
            Validity.requireDisjoint(t.file(), t.map(r -> r), r -> r.text("name"), Row::validity))
        .hasSize(3);
    Table twice =
        table("name|rate|validFrom|validTo\nA|21|2025-08-01|\nA|19|2017-01-01|2025-08-01");
    assertThatThrownBy(
            () ->
                Validity.requireDisjoint(
                    twice.file(), twice.map(r -> r), r -> r.text("name"), Row::validity))
        .hasMessageContaining("two rows for A")
        .hasMessageContaining("rates.psv");
  }

  private static void fails(String text, String place, Function<Row, Object> reader) {
    assertThatThrownBy(() -> table(text).map(reader))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("data.bad-row");
              assertThat(e.problem().location()).isEqualTo(place);
            });
  }

  private static Table table(String text) throws IOException {
    return Table.read(
        "rates.psv",
        new BufferedReader(new StringReader(text)),
        List.of("name", "rate", "validFrom", "validTo"));
  }
}
