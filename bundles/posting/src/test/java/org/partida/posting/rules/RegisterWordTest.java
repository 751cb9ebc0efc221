package org.partida.posting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.CompanyId;
import org.partida.model.invoice.Address;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryFacts.EInvoice;
import org.partida.spi.registry.RegistryFacts.Period;
import org.partida.spi.registry.RegistryFacts.Standing;
import org.partida.spi.registry.RegistryFacts.Vat;

/** What a register says of a day, and since when and until when it says so. */
class RegisterWordTest {
  private static final LocalDate NOW = LocalDate.parse("2026-11-27");
  private static final String OPEN = "";

  @Test
  void vatByPeriods() {
    RegistryFacts f = vat(true, period("2020-01-01", "2022-06-30"), period("2024-03-01", OPEN));
    assertThat(RegisterWord.vat(f, day("2019-12-31"))).isEqualTo(word(false, OPEN, "2019-12-31"));
    assertThat(RegisterWord.vat(f, day("2022-06-30")))
        .isEqualTo(word(true, "2020-01-01", "2022-06-30"));
    assertThat(RegisterWord.vat(f, day("2022-07-01")))
        .isEqualTo(word(false, "2022-07-01", "2024-02-29"));
    assertThat(RegisterWord.vat(f, NOW)).isEqualTo(word(true, "2024-03-01", OPEN));
  }

  @Test
  void vatWithoutPeriodsOrWithPeriodsThatContradictItself() {
    assertThat(RegisterWord.vat(vat(true), day("2001-01-01"))).isEqualTo(word(true, OPEN, OPEN));
    assertThat(RegisterWord.vat(vat(false), NOW)).isEqualTo(word(false, OPEN, OPEN));
    RegistryFacts odd = vat(true, period("2020-01-01", "2022-06-30"));
    assertThat(RegisterWord.vat(odd, day("2025-01-01"))).isEqualTo(word(true, OPEN, OPEN));
  }

  @Test
  void cashInItsLastStretch() {
    RegistryFacts on = cash(true, "2026-03-01", OPEN);
    assertThat(RegisterWord.cash(on, day("2026-02-28"))).isEqualTo(word(false, OPEN, "2026-02-28"));
    assertThat(RegisterWord.cash(on, day("2026-03-01"))).isEqualTo(word(true, "2026-03-01", OPEN));
    RegistryFacts over = cash(false, "2026-03-01", "2026-05-31");
    assertThat(RegisterWord.cash(over, day("2026-05-31")))
        .isEqualTo(word(true, "2026-03-01", "2026-05-31"));
    assertThat(RegisterWord.cash(over, NOW)).isEqualTo(word(false, "2026-06-01", OPEN));
    assertThat(RegisterWord.cash(cash(false, OPEN, OPEN), NOW)).isEqualTo(word(false, OPEN, OPEN));
    RegistryFacts soon = cash(false, "2027-01-01", OPEN);
    assertThat(RegisterWord.cash(soon, NOW)).isEqualTo(word(false, OPEN, "2026-12-31"));
  }

  @Test
  void anEndOfAnEarlierTimeDoesNotEndTheOneThatGoesOn() {
    assertThat(RegisterWord.cash(cash(true, "2026-03-01", "2025-12-31"), NOW))
        .isEqualTo(word(true, "2026-03-01", OPEN));
    RegistryFacts again = standing(true, "2026-06-01", "2025-02-01", false, OPEN);
    assertThat(RegisterWord.inactive(again, NOW)).isEqualTo(word(true, "2026-06-01", OPEN));
  }

  @Test
  void inactiveUntilItWasActiveAgain() {
    RegistryFacts f = standing(false, "2026-02-01", "2026-04-01", false, OPEN);
    assertThat(RegisterWord.inactive(f, day("2026-01-31")).yes()).isFalse();
    assertThat(RegisterWord.inactive(f, day("2026-03-31")))
        .isEqualTo(word(true, "2026-02-01", "2026-03-31"));
    assertThat(RegisterWord.inactive(f, day("2026-04-01")).yes()).isFalse();
    assertThat(RegisterWord.inactive(standing(false, OPEN, OPEN, false, OPEN), NOW).yes())
        .isFalse();
  }

  @Test
  void struckOffForGood() {
    RegistryFacts f = standing(false, OPEN, OPEN, true, "2026-08-22");
    assertThat(RegisterWord.inactive(f, day("2026-08-21")).yes()).isFalse();
    assertThat(RegisterWord.inactive(f, day("2026-08-22")))
        .isEqualTo(word(true, "2026-08-22", OPEN));
    assertThat(RegisterWord.inactive(standing(false, OPEN, OPEN, true, OPEN), NOW).yes()).isTrue();
  }

  private static RegisterWord word(boolean yes, String from, String until) {
    return new RegisterWord(yes, maybe(from), maybe(until));
  }

  private static RegistryFacts vat(boolean payer, Period... periods) {
    return facts(
        new Vat(payer, List.of(periods), false, Optional.empty(), Optional.empty(), false),
        Standing.UNKNOWN);
  }

  private static RegistryFacts cash(boolean on, String from, String until) {
    return facts(new Vat(true, List.of(), on, maybe(from), maybe(until), false), Standing.UNKNOWN);
  }

  private static RegistryFacts standing(
      boolean inactive, String from, String again, boolean struck, String struckOn) {
    return facts(
        Vat.NONE, new Standing("", inactive, maybe(from), maybe(again), struck, maybe(struckOn)));
  }

  private static RegistryFacts facts(Vat vat, Standing standing) {
    return new RegistryFacts(
        new CompanyId("RO14399840"),
        NOW,
        true,
        "X",
        Address.UNKNOWN,
        Optional.empty(),
        vat,
        standing,
        EInvoice.NONE,
        "test",
        Instant.EPOCH);
  }

  private static Period period(String from, String until) {
    return new Period(maybe(from), maybe(until), Optional.empty());
  }

  private static Optional<LocalDate> maybe(String day) {
    return day.isEmpty() ? Optional.empty() : Optional.of(day(day));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
