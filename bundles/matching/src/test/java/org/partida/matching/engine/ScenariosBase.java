package org.partida.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.matching.engine.Scenario.IBAN_A;

import java.time.LocalDate;
import java.util.List;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;

/** What the tests of ScenariosTest and MoreScenariosTest share. */
abstract class ScenariosBase {
  static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);

  static Scenario nameOnly() {
    return new Scenario()
        .owes("Brutaria Doi Spice SRL", "AN 1042", "1190.00")
        .line("1190.00", "DOI SPICE BRUTARIA S.R.L.", "", "plata");
  }

  static Scenario twoOfOneAmount(String text) {
    return new Scenario()
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1041", "99.00")
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "99.00")
        .line("99.00", "BRUTARIA", IBAN_A, text);
  }

  static Scenario three() {
    return new Scenario()
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1041", "100.00")
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "50.00")
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1043", "150.00");
  }

  static void check(MatchProposal p, Grade grade, String... shares) {
    assertThat(p.grade()).as(p.toString()).isEqualTo(grade);
    assertThat(p.shares().stream().map(s -> s.item() + " " + s.amount()))
        .as(p.toString())
        .containsExactlyInAnyOrder(shares);
    if (!p.shares().isEmpty()) {
      assertThat(p.evidence().stream().mapToInt(Evidence::weight).sum())
          .as("terms make the score")
          .isEqualTo(p.score());
    }
    assertThat(p.evidence()).isNotEmpty().allMatch(e -> !e.detail().isBlank());
  }

  static List<String> kinds(MatchProposal p) {
    return p.evidence().stream().map(Evidence::kind).toList();
  }
}
