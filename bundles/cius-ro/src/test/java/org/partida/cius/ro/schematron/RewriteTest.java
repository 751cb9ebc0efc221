package org.partida.cius.ro.schematron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The changes find in the published stylesheets exactly what they were made for. */
class RewriteTest {
  private static final String EN = Published.SHEETS.get(0);
  private static final String RO = Published.SHEETS.get(1);

  @Test
  void everyChangeIsMadeAsOftenAsCounted() {
    assertThat(times(EN)).containsExactly(103, 977, 977, 12, 12, 24, 24, 2, 2, 16, 2);
    assertThat(times(RO)).containsExactly(29, 122, 122, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void nothingOfTheSlowKindIsLeft() {
    for (String path : Published.SHEETS) {
      String text = Stylesheet.load(path).text();
      String tests =
          text.substring(text.indexOf("SCHEMATRON PATTERNS"), text.indexOf("<xsl:function"));
      for (String slow :
          List.of(
              "preceding::",
              "sum(../../../",
              "exists(//cac:InvoiceLine",
              "exists(//cac:CreditNoteLine",
              "schematron-select-full-path")) {
        assertThat(tests.contains(slow)).as(slow).isFalse();
      }
    }
  }

  @Test
  void aChangeKeepsTheRest() {
    Rewrite.Changed changed =
        Rewrite.ALL.get(10).apply("a count(//cbc:X[not(preceding::cbc:X/. = .)]) <= 1 b");
    assertThat(changed.text()).isEqualTo("a count(distinct-values(//cbc:X)) <= 1 b");
    assertThat(changed.times()).isEqualTo(1);
  }

  private static List<Integer> times(String path) {
    String text = Stylesheet.read(path);
    List<Integer> times = new ArrayList<>();
    for (Rewrite r : Rewrite.ALL) {
      Rewrite.Changed c = r.apply(text);
      times.add(c.times());
      text = c.text();
    }
    return times;
  }
}
