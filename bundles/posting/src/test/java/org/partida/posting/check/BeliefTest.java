package org.partida.posting.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.model.CompanyId;
import org.partida.spi.posting.PostingProfile.RegisterFact;

/** What is believed after an acceptance, day by day. */
class BeliefTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-05");

  @Test
  void fromItsDayToItsEndAndTheOppositeAfterwards() {
    List<RegisterFact> facts =
        Belief.accepted(List.of(), difference(Kind.CASH, true, "2026-03-01", "2026-05-31"), FIRST);
    assertThat(cash(facts, "2026-02-28")).isEmpty();
    assertThat(cash(facts, "2026-03-01")).contains(true);
    assertThat(cash(facts, "2026-05-31")).contains(true);
    assertThat(cash(facts, "2026-06-01")).contains(false);
    assertThat(facts).allMatch(f -> f.vatPayer().isEmpty() && f.source().equals("register"));
  }

  @Test
  void fromTheFirstPaperWhereTheRegisterTellsNoBeginning() {
    List<RegisterFact> facts =
        Belief.accepted(List.of(), difference(Kind.VAT, false, "", ""), FIRST);
    assertThat(RegisterFact.on(facts, FIRST.minusDays(1)).vatPayer()).isEmpty();
    assertThat(RegisterFact.on(facts, FIRST).vatPayer()).contains(false);
  }

  @Test
  void anotherMatterThatWasAcceptedStays() {
    List<RegisterFact> vat =
        Belief.accepted(List.of(), difference(Kind.VAT, false, "2026-03-01", ""), FIRST);
    List<RegisterFact> both =
        Belief.accepted(vat, difference(Kind.CASH, false, "2026-03-01", ""), FIRST);
    assertThat(both).hasSize(1);
    assertThat(both.get(0).vatPayer()).contains(false);
    assertThat(both.get(0).vatOnCash()).contains(false);
  }

  @Test
  void whatWasAcceptedLaterTakesThePlaceOfWhatWasBeforeWithinItsDays() {
    List<RegisterFact> before =
        Belief.accepted(List.of(), difference(Kind.CASH, true, "2026-04-01", "2026-04-30"), FIRST);
    List<RegisterFact> after =
        Belief.accepted(before, difference(Kind.CASH, false, "2026-03-01", "2026-06-30"), FIRST);
    assertThat(cash(after, "2026-04-15")).contains(false);
    assertThat(cash(after, "2026-05-15")).contains(false);
    assertThat(cash(after, "2026-07-01")).contains(true);
  }

  @Test
  void theCountryOfTheRegister() {
    List<RegisterFact> facts =
        Belief.accepted(List.of(), difference(Kind.COUNTRY, true, "", ""), FIRST);
    assertThat(RegisterFact.on(facts, FIRST).country()).contains("RO");
  }

  private static Optional<Boolean> cash(List<RegisterFact> facts, String day) {
    return RegisterFact.on(facts, LocalDate.parse(day)).vatOnCash();
  }

  private static PartnerDifference difference(Kind kind, boolean yes, String from, String until) {
    return new PartnerDifference(
        "x",
        new CompanyId("RO12345674"),
        "RO14399840",
        "X",
        kind,
        kind.word(!yes),
        kind == Kind.COUNTRY ? "RO" : kind.word(yes),
        Optional.of(from).filter(d -> !d.isEmpty()).map(LocalDate::parse),
        Optional.of(until).filter(d -> !d.isEmpty()).map(LocalDate::parse),
        "register",
        List.of(),
        Instant.EPOCH,
        State.OPEN,
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
