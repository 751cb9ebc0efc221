package org.partida.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.matching.engine.Scenario.IBAN_A;
import static org.partida.matching.engine.Scenario.IBAN_B;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemSide;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.LineKind;
import org.partida.spi.match.MatchLine;

/** What an accountant expects, one small case each. */
class ScenariosTest {
  private static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);

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

  private static Scenario nameOnly() {
    return new Scenario()
        .owes("Brutaria Doi Spice SRL", "AN 1042", "1190.00")
        .line("1190.00", "DOI SPICE BRUTARIA S.R.L.", "", "plata");
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

  private static Scenario twoOfOneAmount(String text) {
    return new Scenario()
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1041", "99.00")
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "99.00")
        .line("99.00", "BRUTARIA", IBAN_A, text);
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

    check(p, Grade.ATTENTION, "AN 1041 100.00 RON", "AN 1043 150.00 RON");
  }

  private static Scenario three() {
    return new Scenario()
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1041", "100.00")
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1042", "50.00")
        .owes("b", "Brutaria SRL", IBAN_A, "AN 1043", "150.00");
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

  private static void check(MatchProposal p, Grade grade, String... shares) {
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

  private static List<String> kinds(MatchProposal p) {
    return p.evidence().stream().map(Evidence::kind).toList();
  }
}
