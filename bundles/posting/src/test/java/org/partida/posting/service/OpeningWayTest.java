package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.Explanations;
import org.partida.api.posting.Openings;
import org.partida.api.posting.Openings.Opened;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.VoucherRecord;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Opening books from two files, on the real ledger. */
class OpeningWayTest {
  private static final String BALANCES =
      """
      Cont;Denumire;Sold debitor;Sold creditor
      1012;Capital;;2.210,00
      371;Mărfuri;1.000,00;
      4111;Clienți;1815,00;0,00
      401;Furnizori;;605.00
      4428;TVA neexigibilă;;105,00
      5121;Bancă;105,00;
      7588;Nimic;0,00;0,00
      """;
  private static final String ITEMS =
      """
      Cont,Partener,CUI,Nr. document,Data,Scadență,Rest,Comandă,Cotă TVA,TVA neexigibilă
      4111,Client SRL,RO18547290,F1,20.05.2026,20.07.2026,1210.00,C-9,21,210.00
      4111,Client SRL,RO18547290,F2,2026-05-21,,605.00,,,
      401,Furnizor SRL,RO14399840,G7,2026-06-01,2026-07-15,605.00,,21%,105.00
      """;

  private Desk desk;
  private Openings openings;

  @BeforeEach
  void start() {
    desk = new Desk();
    openings = desk.openings();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private Opened open(String balances, String items, boolean preview) throws IOException {
    return openings.open(
        Desk.ANA,
        Desk.COMPANY,
        LocalDate.of(2026, 3, 1),
        file("balante.csv", balances),
        Optional.of(file("deschise.csv", items)),
        preview);
  }

  private static Openings.File file(String name, String text) {
    return new Openings.File(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theBooksBeginWithWhatWasGivenOnce() throws IOException {
    Opened shown = open(BALANCES, ITEMS, true);
    assertThat(shown.problems()).isEmpty();
    assertThat(shown.items()).isEqualTo(3);
    assertThat(desk.balances()).isEmpty();

    Opened done = open(BALANCES, ITEMS, false);
    assertThat(done.records()).hasSize(4);
    assertThat(desk.balances())
        .isEqualTo(
            "1012=-2210.00 371=1000.00 401=-605.00 4111=1815.00 4428=105.00 4428=-210.00 5121=105.00");

    Opened again = open(BALANCES, ITEMS, false);
    assertThat(again.before()).isTrue();
    assertThat(again.run()).isEqualTo(done.run());
    assertThat(desk.balances()).contains("4111=1815.00");

    assertThatThrownBy(
            () ->
                open(
                    BALANCES,
                    ITEMS.replace("605.00,,,", "604.00,,,").replace("1210.00", "1211.00"),
                    false))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("opening.exists"));
  }

  @Test
  void eachEntryIsExplainedByTheWholeOpeningAndAllGoBackTogether() throws IOException {
    Opened done = open(BALANCES, ITEMS, false);
    for (VoucherRecord r : done.records()) {
      Explanations.Explanation e =
          desk.explanations().why(Desk.ANA, Optional.empty(), r.voucher().externalId().value());
      assertThat(e.again().verdict()).isEqualTo(Explanations.Verdict.SAME);
      assertThat(e.events()).extracting(Explanations.Event::action).contains("books.open");
    }
    desk.undoing().undo(Desk.ANA, Undoing.Level.RUN, done.run().orElseThrow(), "wrong files");
    assertThat(desk.balances()).isEmpty();
    Opened anew = open(BALANCES, ITEMS, false);
    assertThat(anew.before()).isFalse();
    Explanations.Explanation e =
        desk.explanations()
            .why(Desk.ANA, Optional.empty(), anew.records().get(0).voucher().externalId().value());
    assertThat(e.again().verdict()).isEqualTo(Explanations.Verdict.SAME);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceAndNothingIsBooked() throws IOException {
    Opened o =
        open(
            BALANCES.replace("371;", "3710099;"),
            ITEMS.replace("2026-05-21", "21 mai").replace("21%", "abc"),
            false);
    assertThat(o.run()).isEmpty();
    assertThat(o.problems())
        .extracting(Problem::location)
        .containsExactly("balante.csv, line 3", "deschise.csv, line 3", "deschise.csv, line 4");
    assertThat(desk.balances()).isEmpty();
  }

  @Test
  void aCurrencyThatIsNoneIsTold() throws IOException {
    Opened o = open(BALANCES, ITEMS.replace("Comandă", "Monedă").replace("C-9", "EURO"), false);
    assertThat(o.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("EURO").contains("no currency"));
  }

  @Test
  void documentsThatAreNotTheBalance() throws IOException {
    Opened o = open(BALANCES, ITEMS.replace("605.00,,,", "600.00,,,"), false);
    assertThat(o.problems()).extracting(Problem::code).containsExactly("opening.items");
    assertThat(desk.balances()).isEmpty();
  }

  @Test
  void aFileWithoutItsColumnsIsRefused() {
    assertThatThrownBy(() -> open("a;b\n1;2\n", ITEMS, false))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("opening.file");
              assertThat(e.problem().message()).contains("no column account");
            });
  }
}
