package org.partida.posting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.partida.model.document.Direction;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.AllocationRule.Scope;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;

/** The most specific rule decides, in whatever order rules are kept. */
class AllocationTest {
  private static final LineFacts LINE =
      new LineFacts(
          Direction.RECEIVED,
          "14399840",
          LocalDate.of(2026, 3, 1),
          "Motorină Euro 5",
          Optional.of("M5"),
          Optional.empty(),
          Optional.of("594000"),
          List.of("09134200-9"));
  private static final Optional<String> SUPPLIER = Optional.of("14399840");

  private static AllocationRule rule(
      String id, Optional<String> partner, String on, String pattern, int priority) {
    return new AllocationRule(
        id,
        1,
        Scope.of(Direction.RECEIVED, partner),
        on,
        pattern,
        priority,
        Allotment.of(id.toUpperCase(Locale.ROOT)),
        "");
  }

  /** From the most specific to the most general. */
  private static final List<AllocationRule> LADDER =
      List.of(
          new AllocationRule(
              "line", 1, Scope.line("d1", "1"), "any", "", 0, Allotment.of("LINE"), ""),
          rule("item-of-supplier", SUPPLIER, "sellerItemId", "M5", 0),
          rule("important", SUPPLIER, "name", "motorin", 9),
          rule("words-of-supplier", SUPPLIER, "name", "motorina*5", 0),
          rule("gtin", Optional.empty(), "standardId", "594000", 0),
          rule("classification", Optional.empty(), "classification", "0913", 0),
          rule("supplier", SUPPLIER, "any", "", 0),
          rule("keyword", Optional.empty(), "name", "MOTORINA", 0));

  @Property(tries = 50)
  void theMostSpecificDecides(@ForAll long seed) {
    List<AllocationRule> all = new ArrayList<>(LADDER);
    while (!all.isEmpty()) {
      List<AllocationRule> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(seed));
      AllocationRule winner = all.get(0);
      Allocation.Choice choice =
          new Allocation(new AllocationBook(shuffled, List.of()), List.of())
              .of(LINE, "d1", "1")
              .orElseThrow();
      assertThat(choice.by()).isEqualTo("rule:" + winner.id() + "/1");
      all.remove(winner);
    }
  }

  @Test
  void daysPartnersAndDocumentsLimitARule() {
    AllocationRule r = rule("r", SUPPLIER, "name", "motorina", 0);
    assertThat(of(r)).isPresent();
    assertThat(
            of(
                new AllocationRule(
                    "r", 1, r.scope().until(LINE.day()), "name", "motorina", 0, r.outcome(), "")))
        .isPresent();
    assertThat(
            of(
                new AllocationRule(
                    "r",
                    1,
                    r.scope().until(LINE.day().minusDays(1)),
                    "name",
                    "motorina",
                    0,
                    r.outcome(),
                    "")))
        .isEmpty();
    assertThat(of(rule("r", Optional.of("1"), "name", "motorina", 0))).isEmpty();
    assertThat(of(new AllocationRule("r", 1, Scope.line("d2", "1"), "any", "", 0, r.outcome(), "")))
        .isEmpty();
  }

  private static Optional<Allocation.Choice> of(AllocationRule r) {
    return new Allocation(new AllocationBook(List.of(r), List.of()), List.of()).of(LINE, "d1", "1");
  }

  @Test
  void monthsAndNumbersAreForgottenWordsAreNot() {
    assertThat(Text.remembered("Abonament luna MAI 2026, nr. 12/3"))
        .isEqualTo("ABONAMENT LUNA NR")
        .isEqualTo(Text.remembered("abonament luna iunie 2027 nr 4"));
    assertThat(Text.remembered("Canone marzo")).isEqualTo("CANONE");
    assertThat(Text.remembered("Rent for March")).isEqualTo("RENT FOR");
    assertThat(Text.remembered("2026")).isEmpty();
  }

  @Test
  void aStarIsAnyText() {
    assertThat(Text.holds("SERVICII DE CONTABILITATE MARTIE", "SERVICII*CONTABIL")).isTrue();
    assertThat(Text.holds("CONTABILITATE SI SERVICII", "SERVICII*CONTABIL")).isFalse();
    assertThat(Text.holds("ANYTHING", "*")).isTrue();
    assertThat(Text.holds("ANYTHING", " ")).isFalse();
  }
}
