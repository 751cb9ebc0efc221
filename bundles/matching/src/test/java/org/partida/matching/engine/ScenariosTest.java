package org.partida.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.matching.engine.Scenario.IBAN_A;
import static org.partida.matching.engine.Scenario.IBAN_B;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemSide;
import org.partida.model.match.MatchProposal;

/** What an accountant expects, one small case each. */
class ScenariosTest extends ScenariosBase {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plata fact AN 1042",
        "AN1042",
        "an-1042",
        "Factura AN-001042",
        "FACTURA SERIA AN NR. 1042 DIN 02.03.2026",
        "c/v fact. AN/1042",
        "/ROC/SERIA AN NR 1042 . ./RFB/31/20260306",
        "AN 1042 / 2026"
      })
  void theNumberIsFoundHoweverItIsSpelt(String text) {
    MatchProposal p =
        new Scenario()
            .owes("Brutaria Doi Spice SRL", "AN 1042", "1190.00")
            .line("1190.00", "", "", text)
            .only();

    check(p, Grade.SURE, "AN 1042 1190.00 RON");
    assertThat(kinds(p)).contains("REFERENCE", "AMOUNT");
  }

  @Test
  void aBareNumberAfterAnInvoiceWordWillDo() {
    MatchProposal p =
        new Scenario()
            .owes("Brutaria SRL", "AN 1042", "1190.00")
            .line("1190.00", "BRUTARIA SRL", "", "factura nr 1042")
            .only();

    check(p, Grade.SURE, "AN 1042 1190.00 RON");
  }

  @Test
  void twentyFourDoesNotHitOneThousandAndTwentyFour() {
    MatchProposal p =
        new Scenario()
            .owes("Brutaria SRL", "AN 1024", "50.00")
            .line("10.00", "", "", "fact 24")
            .only();

    check(p, Grade.NONE);
    assertThat(kinds(p)).containsExactly("NOTHING");
  }

  @Test
  void aDateIsNoNumber() {
    MatchProposal p =
        new Scenario()
            .owes("Brutaria SRL", "2026", "50.00")
            .owes("Livada SRL", "12", "60.00")
            .line("10.00", "", "", "plata din 12.03.2026")
            .only();

    check(p, Grade.NONE);
  }

  @Test
  void aKnownAccountAndTheExactAmount() {
    MatchProposal p =
        new Scenario()
            .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "1190.00")
            .line("1190.00", "BRUTARIA SRL", IBAN_A, "plata")
            .only();

    check(p, Grade.SURE, "AN 1042 1190.00 RON");
    assertThat(kinds(p)).contains("IBAN", "NAME", "AMOUNT");
  }

  @Test
  void aFiscalCodeInTheText() {
    Scenario s =
        new Scenario()
            .item(
                "i",
                ItemSide.RECEIVABLE,
                "b",
                "Brutaria SRL",
                "RO18547290",
                "",
                "AN 1042",
                "1190.00",
                ISSUED,
                "",
                "");

    MatchProposal p = s.line("1190.00", "", "", "Platitor BRUTARIA CODFISC RO18547290").only();

    check(p, Grade.SURE, "i 1190.00 RON");
    assertThat(kinds(p)).contains("TAX_ID");
  }

  @Test
  void nameAndAmountAreSureOnlyIfThePolicyLetsThem() {
    check(nameOnly().only(), Grade.ATTENTION, "AN 1042 1190.00 RON");
    check(nameOnly().balanced().only(), Grade.SURE, "AN 1042 1190.00 RON");
  }

  @Test
  void swappedAndMisspeltNamesAreStillTheName() {
    MatchProposal p =
        new Scenario()
            .owes("Popescu Andrei", "AN 1042", "99.00")
            .line("99.00", "ANDREI POPSECU", "", "plata")
            .only();

    check(p, Grade.ATTENTION, "AN 1042 99.00 RON");
    assertThat(kinds(p)).contains("NAME");
  }

  @Test
  void twinsAreATie() {
    Scenario s =
        new Scenario()
            .balanced()
            .owes("p1", "Popescu Ion", "", "AN 1", "99.00")
            .owes("p2", "Popescu Ion", "", "AN 2", "99.00");

    MatchProposal p = s.line("99.00", "POPESCU ION", "", "plata").only();

    assertThat(p.grade()).isEqualTo(Grade.ATTENTION);
    assertThat(kinds(p)).contains("TIE");
    assertThat(p.runnerUp()).isPresent();
    assertThat(p.runnerUp().get().whyNot()).contains("nothing tells them apart");
  }

  @Test
  void twoItemsOfOneAmountAreATieUntilOneIsNamed() {
    check(twoOfOneAmount("plata").only(), Grade.ATTENTION, "AN 1041 99.00 RON");
    check(twoOfOneAmount("plata AN 1042").only(), Grade.SURE, "AN 1042 99.00 RON");
  }

  @Test
  void aMistypedNumberIsNotSure() {
    MatchProposal p =
        new Scenario()
            .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "1190.00")
            .line("1190.00", "BRUTARIA SRL", IBAN_A, "fact AN 1024")
            .only();

    check(p, Grade.ATTENTION, "AN 1042 1190.00 RON");
    assertThat(kinds(p)).contains("UNKNOWN_REFERENCE");
  }

  @Test
  void aMistypedNumberThatIsAnothersGoesToNobodyForSure() {
    Scenario s =
        new Scenario()
            .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "1190.00")
            .owes("l", "Livada SRL", IBAN_B, "AN 1024", "1190.00");

    MatchProposal p = s.line("1190.00", "BRUTARIA SRL", IBAN_A, "fact AN 1024").only();

    assertThat(p.grade()).isEqualTo(Grade.ATTENTION);
  }

  @Test
  void thePayerIsKnownToBeAnother() {
    Scenario s =
        new Scenario()
            .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "1190.00")
            .owes("l", "Livada SRL", IBAN_B, "AN 1050", "75.00");

    MatchProposal p = s.line("1190.00", "LIVADA SRL", IBAN_B, "plata AN 1042 pt Brutaria").only();

    check(p, Grade.ATTENTION, "AN 1042 1190.00 RON");
    assertThat(p.evidence()).anyMatch(e -> e.kind().equals("IBAN") && e.weight() < 0);
  }

  @Test
  void severalNamedDocumentsThatAddUp() {
    MatchProposal p =
        three().line("300.00", "BRUTARIA SRL", "", "fact AN 1041, 1042 si 1043").only();

    check(p, Grade.SURE, "AN 1041 100.00 RON", "AN 1042 50.00 RON", "AN 1043 150.00 RON");
  }

  @Test
  void severalDocumentsFoundByAddingUp() {
    MatchProposal p = three().line("250.00", "BRUTARIA SRL", IBAN_A, "plata facturi").only();

    check(p, Grade.SURE, "AN 1041 100.00 RON", "AN 1043 150.00 RON");
  }

  @Test
  void aCreditNoteIsNetted() {
    MatchProposal named =
        three()
            .owes("b", "Brutaria SRL", IBAN_A, "AN 1044", "-30.00")
            .line("120.00", "BRUTARIA", IBAN_A, "AN 1043 - storno AN 1044")
            .only();
    MatchProposal found =
        three()
            .owes("b", "Brutaria SRL", IBAN_A, "AN 1044", "-33.00")
            .line("117.00", "BRUTARIA", IBAN_A, "AN 1043 minus retur")
            .only();

    check(named, Grade.SURE, "AN 1043 150.00 RON", "AN 1044 -30.00 RON");
    check(found, Grade.ATTENTION, "AN 1043 150.00 RON", "AN 1044 -33.00 RON");
  }

  @Test
  void aPartialPaymentTakesItsPart() {
    check(
        new Scenario()
            .owes("Brutaria SRL", "AN 1042", "1190.00")
            .line("500.00", "BRUTARIA", "", "avans AN 1042")
            .only(),
        Grade.ATTENTION,
        "AN 1042 500.00 RON");
  }
}
