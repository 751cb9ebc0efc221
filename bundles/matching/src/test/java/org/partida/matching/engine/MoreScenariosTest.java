package org.partida.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.matching.engine.Scenario.IBAN_A;
import static org.partida.matching.engine.Scenario.IBAN_B;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemSide;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.LineKind;
import org.partida.spi.match.MatchLine;

/** What an accountant expects, one small case each. */
class MoreScenariosTest extends ScenariosBase {
  @Test
  void anOverpaymentTakesNoMoreThanIsOpen() {
    check(
        new Scenario()
            .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "1190.00")
            .line("1200.00", "BRUTARIA", IBAN_A, "AN 1042")
            .only(),
        Grade.ATTENTION,
        "AN 1042 1190.00 RON");
  }

  @Test
  void twoLinesForOneItemAreNotBothPaid() {
    Scenario s = new Scenario().owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "1190.00");
    List<MatchProposal> p =
        s.line("1190.00", "BRUTARIA", IBAN_A, "AN 1042")
            .line("1190.00", "BRUTARIA", IBAN_A, "AN 1042")
            .match();

    check(p.get(0), Grade.ATTENTION, "AN 1042 1190.00 RON");
    assertThat(kinds(p.get(0))).contains("CONTESTED");
    check(p.get(1), Grade.NONE);
    assertThat(p.get(1).evidence().get(0).detail()).contains("already paid by line L1");
  }

  @Test
  void twoPartsOfOneItemAreBothTaken() {
    Scenario s = new Scenario().owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "1000.00");
    List<MatchProposal> p =
        s.line("400.00", "BRUTARIA", IBAN_A, "AN 1042")
            .line("600.00", "BRUTARIA", IBAN_A, "AN 1042")
            .match();

    check(p.get(0), Grade.ATTENTION, "AN 1042 400.00 RON");
    check(p.get(1), Grade.ATTENTION, "AN 1042 600.00 RON");
  }

  @Test
  void theLineWithTheReferenceGetsTheItem() {
    Scenario s = new Scenario().owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "99.00");
    List<MatchProposal> p =
        s.line("99.00", "BRUTARIA", "", "plata")
            .line("99.00", "BRUTARIA", IBAN_A, "AN 1042")
            .match();

    check(p.get(1), Grade.SURE, "AN 1042 99.00 RON");
    check(p.get(0), Grade.NONE);
  }

  /** BCR prints both sides, and 0 for the payer whose code it does not know. */
  @Test
  void theCompanysOwnFiscalCodeInTheTextIsNotThePayers() {
    MatchProposal p =
        new Scenario()
            .item(
                "AN 1042",
                ItemSide.RECEIVABLE,
                "b",
                "Brutaria SRL",
                "18547290",
                "",
                "AN 1042",
                "1190.00",
                LocalDate.of(2026, 3, 2),
                "",
                "")
            .line(
                "1190.00",
                "BRUTARIA SRL",
                "",
                "Platitor BRUTARIA SRL CODFISC 0-Beneficiar ATELIER NORD SRL CODFISC RO14399840"
                    + "-Detalii fact AN 1042")
            .only();

    check(p, Grade.SURE, "AN 1042 1190.00 RON");
    assertThat(kinds(p)).doesNotContain("TAX_ID");
  }

  /** A marketplace names neither buyer nor document, and many orders cost the same. */
  @Test
  void theOrderThatTheSourceNamesIsEnoughWithTheAmount() {
    check(atTheMarketplace("345678901"), Grade.SURE, "I7 99.99 RON");
    check(atTheMarketplace("345678999"), Grade.NONE);
    // so short a number another shop has too
    assertThat(atTheMarketplace("1007").grade()).isNotEqualTo(Grade.SURE);
  }

  private static MatchProposal atTheMarketplace(String order) {
    Scenario s = new Scenario();
    for (int i = 0; i < 400; i++) {
      String own = i == 7 ? "345678901" : String.valueOf(1000 + i);
      s.item(
          "I" + i,
          ItemSide.RECEIVABLE,
          "p" + i,
          "Client " + i,
          "",
          "",
          "WEB " + (20_000 + i),
          "99.99",
          LocalDate.of(2026, 3, 2),
          "",
          own);
    }
    return s.line(Scenario.lineOf("L1", "99.99", "", "", "", "RV", LineKind.COLLECTION, "", order))
        .only();
  }

  @Test
  void moneyOutPaysWhatWeOwe() {
    Scenario s =
        new Scenario()
            .weOwe("Livada Verde SRL", IBAN_B, "LV 77", "654.96")
            .owes("Livada Verde SRL", "AN 77", "654.96");

    check(
        s.line("-654.96", "LIVADA VERDE SRL", IBAN_B, "plata fact LV 77").only(),
        Grade.SURE,
        "LV 77 654.96 RON");
  }

  @Test
  void moneyInFromASupplierTakesHisCreditNote() {
    check(
        new Scenario()
            .weOwe("Livada SRL", IBAN_B, "LV 78", "-40.00")
            .line("40.00", "LIVADA SRL", IBAN_B, "storno LV 78")
            .only(),
        Grade.SURE,
        "LV 78 -40.00 RON");
  }

  @Test
  void directionCounts() {
    check(
        new Scenario()
            .weOwe("Livada SRL", IBAN_B, "LV 77", "654.96")
            .line("654.96", "LIVADA SRL", IBAN_B, "LV 77")
            .only(),
        Grade.NONE);
  }

  @Test
  void aWaybillIsHard() {
    Scenario s =
        new Scenario()
            .item(
                "i",
                ItemSide.RECEIVABLE,
                "p",
                "Popescu Ion",
                "",
                "",
                "AN 9",
                "99.00",
                ISSUED,
                "2345678901234",
                "");
    MatchLine cod =
        Scenario.lineOf(
            "L1", "99.00", "", "", "", "ramburs", LineKind.COLLECTION, "2345678901234", "");

    MatchProposal p = s.line(cod).only();

    check(p, Grade.SURE, "i 99.00 RON");
    assertThat(kinds(p)).contains("AWB");
  }

  @Test
  void anOrderNumberIsHard() {
    Scenario s =
        new Scenario()
            .item(
                "i",
                ItemSide.RECEIVABLE,
                "p",
                "Popescu Ion",
                "",
                "",
                "AN 9",
                "99.00",
                ISSUED,
                "",
                "WEB-50017");

    MatchProposal p = s.line("99.00", "", "", "plata comanda WEB50017").only();

    check(p, Grade.SURE, "i 99.00 RON");
    assertThat(kinds(p)).contains("ORDER");
  }

  @Test
  void anotherCurrencyIsSaidAndNotTaken() {
    MatchProposal p =
        new Scenario()
            .owes("Musterbau GmbH", "AN 2042", "119.00 EUR")
            .line("119.00", "MUSTERBAU GMBH", "", "AN 2042")
            .only();

    check(p, Grade.NONE);
    assertThat(kinds(p)).containsExactly("CURRENCY");
  }

  @Test
  void unrelatedLinesGetNothing() {
    Scenario s =
        three()
            .line("777.77", "ALTCINEVA SRL", "RO95RZBR0060000007654321", "chirie martie")
            .line("100.00", "ALTCINEVA SRL", "", "abonament");

    assertThat(s.match()).extracting(MatchProposal::grade).containsOnly(Grade.NONE);
  }

  @Test
  void feesInterestAndOwnTransfersAreNobodys() {
    Scenario s =
        three()
            .line("-100.00", "", "", "", "ceva", LineKind.FEE)
            .line("100.00", "", "", "", "ceva", LineKind.INTEREST)
            .line("-50.00", "", "", "comision administrare")
            .line("100.00", "ATELIER NORD", Scenario.OWN, "alimentare")
            .line("0.00", "", "", "nimic");

    assertThat(s.match()).allMatch(p -> p.grade() == Grade.NONE && p.shares().isEmpty());
    assertThat(s.match())
        .extracting(p -> p.evidence().get(0).kind())
        .containsExactly("KIND", "KIND", "KIND", "OWN_ACCOUNT", "AMOUNT");
  }

  @Test
  void aDuplicateIsADuplicate() {
    MatchLine l = Scenario.lineOf("L1", "100.00", "", "", "", "AN 1041", LineKind.OTHER, "", "");

    check(three().line(new MatchLine("L1", l.line(), l.source(), true)).only(), Grade.DUPLICATE);
  }

  @Test
  void moneyBeforeTheInvoiceIsNotSure() {
    Scenario s =
        new Scenario()
            .item(
                "i",
                ItemSide.RECEIVABLE,
                "b",
                "Brutaria SRL",
                "",
                IBAN_A,
                "AN 1042",
                "99.00",
                LocalDate.of(2026, 4, 20),
                "",
                "");

    MatchProposal p = s.line("99.00", "BRUTARIA", IBAN_A, "AN 1042").only();

    check(p, Grade.ATTENTION, "i 99.00 RON");
    assertThat(kinds(p)).contains("DATE");
  }

  @Test
  void theSameNumberOfTwoSuppliersIsToldByThePayee() {
    Scenario s = new Scenario();
    s.item("1", ItemSide.PAYABLE, "l", "Livada SRL", "", IBAN_B, "77", "99.00", ISSUED, "", "");
    s.item("2", ItemSide.PAYABLE, "b", "Brutaria SRL", "", IBAN_A, "77", "99.00", ISSUED, "", "");

    check(s.line("-99.00", "BRUTARIA SRL", IBAN_A, "fact 77").only(), Grade.SURE, "2 99.00 RON");
  }
}
