package org.partida.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.matching.engine.Scenario.IBAN_A;
import static org.partida.matching.engine.Scenario.IBAN_B;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemSide;
import org.partida.model.match.MatchProposal;

/** Sets that were found, payers that were nearly named, and what lines tell of one another. */
class WhatAddsUpTest extends ScenariosBase {
  /** Documents of one partner, a day apart. */
  private static Scenario owed(String iban, String... amounts) {
    Scenario s = new Scenario();
    for (int i = 0; i < amounts.length; i++) {
      s.item(
          "D" + i,
          ItemSide.RECEIVABLE,
          "b",
          "Brutaria Veche SRL",
          "",
          iban,
          "AN " + (2001 + 7 * i),
          amounts[i],
          LocalDate.of(2026, 1, 1).plusDays(i),
          "",
          "");
    }
    return s;
  }

  /** Amounts of which no two sets of a few add up alike. */
  private static String[] many(int count) {
    String[] amounts = new String[count];
    for (int i = 0; i < count; i++) {
      amounts[i] = (100 + i * i * 17 % 9973) + "." + (10 + i * 31 % 89);
    }
    return amounts;
  }

  @Test
  void aSetThatWasAddedUpIsSureOfAKnownAccountOnlyWhenItIsTheOnlyOne() {
    MatchProposal only =
        owed(IBAN_A, "100.00", "37.11", "150.00").line("187.11", "", IBAN_A, "plata").only();
    MatchProposal several =
        owed(IBAN_A, "100.00", "50.00", "150.00", "200.00").line("250.00", "", IBAN_A, "x").only();
    MatchProposal byName =
        owed("", "100.00", "37.11", "150.00")
            .line("187.11", "BRUTARIA VECHE SRL", IBAN_B, "plata")
            .only();

    check(only, Grade.SURE, "D1 37.11 RON", "D2 150.00 RON");
    assertThat(several.grade()).isEqualTo(Grade.ATTENTION);
    assertThat(kinds(several)).contains("OTHER_SETS");
    check(byName, Grade.ATTENTION, "D1 37.11 RON", "D2 150.00 RON");
  }

  @Test
  void aSetWithACreditNoteThatNobodyNamedIsLookedAt() {
    MatchProposal p =
        owed(IBAN_A, "100.00", "-37.11", "150.00").line("112.89", "", IBAN_A, "plata").only();

    check(p, Grade.ATTENTION, "D1 -37.11 RON", "D2 150.00 RON");
  }

  @Test
  void documentsInARowAreFoundHoweverManyAreOpen() {
    MatchProposal row =
        owed(IBAN_A, many(120)).line(sum(many(120), 20, 24), "", IBAN_A, "plata").only();

    check(
        row,
        Grade.ATTENTION,
        "D20 " + many(120)[20] + " RON",
        "D21 " + many(120)[21] + " RON",
        "D22 " + many(120)[22] + " RON",
        "D23 " + many(120)[23] + " RON");
    assertThat(row.evidence()).anyMatch(e -> e.detail().contains("follow one another"));
  }

  @Test
  void aListThatTheBankCutIsCompletedBesideWhatItNames() {
    String[] amounts = many(120);
    MatchProposal p =
        owed(IBAN_A, amounts)
            .line(sum(amounts, 40, 43), "", IBAN_A, "plata fact AN 2281, AN 2288, AN")
            .only();

    check(
        p,
        Grade.ATTENTION,
        "D40 " + amounts[40] + " RON",
        "D41 " + amounts[41] + " RON",
        "D42 " + amounts[42] + " RON");
  }

  private static String sum(String[] amounts, int from, int to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = from; i < to; i++) {
      sum = sum.add(new BigDecimal(amounts[i]));
    }
    return sum.toPlainString();
  }

  @Test
  void whatAFeeLeftIsFoundByTheNearestDocument() {
    MatchProposal p =
        owed(IBAN_A, "98.00", "100.00", "103.00").line("99.20", "", IBAN_A, "plata").only();

    check(p, Grade.ATTENTION, "D1 99.20 RON");
  }

  @Test
  void aNameWithAWrongLetterCutShortOrWithoutBlanksIsFound() {
    for (String name : List.of("BRUTARIA VECE SRL", "BRUTARIA VEC", "BRUTARIAVECHE SRL")) {
      MatchProposal p = owed("", "1234.56").line("1234.56", name, IBAN_B, "plata").only();

      check(p, Grade.ATTENTION, "D0 1234.56 RON");
      assertThat(p.evidence()).as(name).anyMatch(e -> e.kind().equals("NAME") && e.weight() > 5000);
    }
  }

  @Test
  void anotherLineFromTheSameAccountTellsWhoPaysButMakesNothingSure() {
    Scenario s =
        owed("", "1234.56", "77.00", "88.00")
            .line("1234.56", "", IBAN_B, "fact AN 2001")
            .line("77.00", "", IBAN_B, "plata");
    for (int i = 0; i < 40; i++) {
      s.owes("Altul " + (char) ('A' + i % 26) + i, "ZX " + (500 + i), "77.00");
    }
    List<MatchProposal> all = s.match();

    check(all.get(0), Grade.SURE, "D0 1234.56 RON");
    check(all.get(1), Grade.ATTENTION, "D1 77.00 RON");
    assertThat(all.get(1).evidence())
        .anyMatch(e -> e.kind().equals("ACCOUNT_SEEN") && e.detail().contains("L1"));
  }

  @Test
  void anAccountThatPaysForTwoTellsNothing() {
    List<MatchProposal> all =
        owed("", "1234.56", "77.00")
            .owes("Moara Noua SRL", "BB 900", "555.55")
            .line("1234.56", "", IBAN_B, "fact AN 2001")
            .line("555.55", "", IBAN_B, "fact BB 900")
            .line("77.00", "", IBAN_B, "plata")
            .match();

    assertThat(kinds(all.get(2))).doesNotContain("ACCOUNT_SEEN");
  }
}
