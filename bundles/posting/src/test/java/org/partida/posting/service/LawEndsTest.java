package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.notice.Notice;
import org.partida.base.port.WatchStore.LawUse;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.posting.LawEnd;

/** Who uses law that ends is told in time. */
class LawEndsTest {
  private static final String PHONES = "ro.art331/29";

  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private void used(String law, String day) {
    desk.books.<Boolean>write(
        tx -> {
          tx.watch().lawUsed(Desk.COMPANY, law, LocalDate.parse(day));
          return true;
        });
  }

  private List<String> on(String day) {
    desk.clock.set(Instant.parse(day + "T09:00:00Z"));
    desk.lawStep();
    return desk.notices();
  }

  @Test
  void theTableHasItsEnds() {
    List<LawEnd> ends = new RoPostingRules().lawEnds();
    assertThat(ends).extracting(LawEnd::law).contains(PHONES, "ro.art331/21", "ro.art331/36");
    assertThat(ends)
        .filteredOn(e -> e.law().startsWith("ro.art331/"))
        .hasSize(8)
        .allSatisfy(e -> assertThat(e.lastDay()).isEqualTo(LocalDate.of(2026, 12, 31)));
    assertThat(ends)
        .extracting(LawEnd::law)
        .contains("ro.vat-rate/transitional/9/2025-08-01")
        .doesNotContain("ro.vat-rate/standard/21/2025-08-01", "ro.art331/22");
  }

  @Test
  void itIsToldAtEachMarkAndAfter() {
    used(PHONES, "2026-10-05");
    assertThat(on("2026-10-31")).isEmpty();
    assertThat(on("2026-11-01")).containsExactly("law.ends-60");
    assertThat(on("2026-12-01")).containsExactly("law.ends-30");
    assertThat(on("2026-12-31")).containsExactly("law.ends-1");
    assertThat(on("2027-01-01")).containsExactly("law.ended");
    assertThat(on("2027-04-02")).containsExactly("law.ended");
    assertThat(on("2027-04-03")).isEmpty();
  }

  @Test
  void whoDoesNotUseItIsNotTold() {
    used(PHONES, "2025-12-30");
    used("ro.art331/22", "2026-12-01");
    assertThat(on("2026-12-20")).isEmpty();
    used(PHONES, "2025-12-31");
    assertThat(on("2026-12-20")).containsExactly("law.ends-14");
    assertThat(desk.books.<List<Notice>>read(tx -> tx.notices().list(Optional.empty(), 9)))
        .extracting(Notice::key)
        .containsExactly("law/" + Desk.COMPANY + "/" + PHONES);
  }

  @Test
  void aProposalNotesWhatItStandsOn() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), false);
    assertThat(desk.books.<List<LawUse>>read(tx -> tx.watch().lawsSince(LocalDate.of(2026, 1, 1))))
        .extracting(LawUse::law)
        .containsExactly("ro.vat-rate/standard/21/2025-08-01");
  }
}
