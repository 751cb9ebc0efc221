package org.partida.spv.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.CompanyId;
import org.partida.spi.network.FilingTerm;

class RomanianFilingTest {
  private static final CompanyId SELLER = CompanyId.of("RO", "12345674");
  private static final Optional<String> BUSINESS = Optional.of("RO14399840");

  private final RomanianFiling filing = new RomanianFiling();

  @ParameterizedTest
  @CsvSource({
    // day, works
    "2026-11-27, true",
    "2026-11-28, false",
    "2026-11-30, false",
    "2026-12-01, false",
    "2026-12-02, true",
    "2026-01-06, false",
    "2023-01-06, true",
    // Good Friday, Easter Monday, Pentecost Monday of the Orthodox Church
    "2026-04-10, false",
    "2026-04-13, false",
    "2026-06-01, false",
    "2027-04-30, false",
    "2027-06-21, false"
  })
  void worksOn(LocalDate day, boolean works) {
    assertThat(WorkingDays.load().works(day)).isEqualTo(works);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-05",
    "2025-04-20",
    "2026-04-12",
    "2027-05-02",
    "2028-04-16",
    "2029-04-08",
    "2030-04-28"
  })
  void easterOfTheOrthodoxChurch(LocalDate sunday) {
    assertThat(WorkingDays.easter(sunday.getYear())).isEqualTo(sunday);
  }

  @ParameterizedTest
  @CsvSource({
    // issued, last day
    "2026-11-02, 2026-11-09",
    "2026-11-06, 2026-11-13",
    // over Saint Andrew and the National Day
    "2026-11-26, 2026-12-07",
    // issued on a Saturday
    "2026-11-07, 2026-11-13",
    // over Christmas, New Year and the days after Epiphany
    "2026-12-23, 2026-12-31",
    "2026-12-30, 2027-01-11",
    // before 2026: calendar days
    "2025-12-30, 2026-01-04",
    "2025-06-02, 2025-06-07"
  })
  void lastDay(LocalDate issued, LocalDate last) {
    assertThat(filing.term(SELLER, issued, BUSINESS)).map(FilingTerm::lastDay).contains(last);
  }

  @Test
  void endsAtMidnightInRomania() {
    assertThat(filing.term(SELLER, LocalDate.of(2026, 11, 2), BUSINESS))
        .map(FilingTerm::ends)
        .contains(Instant.parse("2026-11-09T22:00:00Z"));
  }

  @Test
  void whoMustFile() {
    LocalDate day = LocalDate.of(2026, 11, 2);
    assertThat(filing.term(SELLER, day, Optional.of("14399840"))).isPresent();
    assertThat(filing.term(SELLER, day, Optional.empty())).isPresent();
    assertThat(filing.term(SELLER, day, Optional.of("0000000000000"))).isPresent();
    assertThat(filing.term(SELLER, LocalDate.of(2024, 11, 4), Optional.empty())).isEmpty();
    assertThat(filing.term(SELLER, day, Optional.of("DE123456789"))).isEmpty();
    assertThat(filing.term(CompanyId.of("IT", "12345670017"), day, BUSINESS)).isEmpty();
    assertThat(filing.term(SELLER, LocalDate.of(2023, 11, 4), BUSINESS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // now, last day, left; the first is half past midnight of the day after in Romania
    "2026-11-09T22:30:00Z, 2026-11-09, -1",
    "2026-11-09T12:00:00Z, 2026-11-09, 0",
    "2026-11-06T12:00:00Z, 2026-11-09, 1",
    "2026-11-02T12:00:00Z, 2026-11-09, 5",
    "2026-11-10T12:00:00Z, 2026-11-09, -1",
    // a Saturday after a Friday's end is late already
    "2026-11-14T12:00:00Z, 2026-11-13, -1",
    "2026-11-17T12:00:00Z, 2026-11-13, -2"
  })
  void workingDaysLeft(Instant now, LocalDate last, int left) {
    assertThat(filing.workingDaysLeft(now, last)).isEqualTo(left);
  }
}
