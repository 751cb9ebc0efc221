package org.partida.statements.mt940;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Chain;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementRead;
import org.partida.statements.Samples;

/** What other parsers are known to get wrong, one by one. */
class Mt940TrapsTest {
  private static final String HEAD =
      ":20:A\n:25:RO45RNCB0090000512340001\n:28C:7/1\n:60F:C260101RON100,00\n";

  @ParameterizedTest
  @CsvSource({
    "2601021231, 2025-12-31",
    "2512310102, 2026-01-02",
    "2603060306, 2026-03-06",
    "260306, 2026-03-06",
    "2603060305, 2026-03-05",
    "260306    , 2026-03-06"
  })
  void theYearOfTheEntryDateIsTheNearest(String dates, LocalDate booking) {
    assertThat(line(":61:" + dates + "C1,00NTRFX\n").bookingDate()).isEqualTo(booking);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "C5;5.00",
        "C5,;5.00",
        "C5,1;5.10",
        "C5,12;5.12",
        "D5,12;-5.12",
        "RC5,12;-5.12",
        "RD5,12;5.12",
        "CN5,12;5.12",
        "DN5,12;-5.12",
        "RDN5,12;5.12",
        "C0,00;0.00",
        "C000005,10;5.10"
      })
  void signAndAmount(String written, String amount) {
    assertThat(line(":61:260306" + written + "NTRFX\n").amount())
        .isEqualTo(Money.of(amount, "RON"));
  }

  @Test
  void reversalsAreMarked() {
    assertThat(line(":61:260306RD5,12NTRFX\n").kind()).isEqualTo(LineKind.REVERSAL);
  }

  @ParameterizedTest
  @CsvSource({
    "NTRFABC//XYZ, ABC, XYZ",
    "NTRFNONREF//XYZ,, XYZ",
    "NONREF,,",
    "NMSC.//77,, 77",
    "FMSC01916//NONREF, 01916,",
    "NTRF,,",
    "//77,, 77",
    "NDDT4711, 4711,"
  })
  void referencesOfTheLine(String tail, String customer, String bank) {
    StatementLine l = line(":61:2603060306C5,12" + tail + "\n");

    assertThat(l.endToEndId().orElse(null)).isEqualTo(customer);
    assertThat(l.bankRef().orElse(null)).isEqualTo(bank);
  }

  @Test
  void aDayThatTheCalendarLacksNamesTheLine() {
    Problem p = refusal(HEAD + ":61:2602300301D6,00NTRFX\n");

    assertThat(p.code()).isEqualTo("mt940.date");
    assertThat(p.location()).isEqualTo("line 5");
    assertThat(p.message()).contains("260230");
  }

  @Test
  void anEntryDateThatNoNearYearHasIsRefused() {
    assertThat(refusal(HEAD + ":61:2602280229C1,00NTRFX\n").location()).isEqualTo("line 5");
    assertThat(line(":61:2803010229C1,00NTRFX\n").bookingDate())
        .isEqualTo(LocalDate.of(2028, 2, 29));
  }

  @Test
  void pagesAreJoinedAndTheirChainHolds() {
    StatementRead read =
        read(
            HEAD
                + ":61:260101C1,00NTRFX\n:62M:C260101RON101,00\n-\n"
                + ":20:A\n:25:RO45RNCB0090000512340001\n:28C:7/2\n:60M:C260101RON101,00\n:61:260102D2,00NTRFX\n:62F:C260102RON99,00\n-\n");

    assertThat(read.statements()).hasSize(1);
    assertThat(read.statements().get(0).chain()).isEqualTo(Chain.OK);
    assertThat(read.statements().get(0).lines()).hasSize(2);
    assertThat(read.statements().get(0).number()).contains("7");
  }

  @Test
  void aPageWithoutTheOneBeforeIsAWarning() {
    StatementRead read = read(HEAD.replace("60F", "60M") + ":62F:C260101RON100,00\n");

    assertThat(read.warnings()).extracting(Problem::code).containsExactly("mt940.page-missing");
  }

  @Test
  void pagesOfTwoAccountsAreNotJoined() {
    StatementRead read =
        read(
            HEAD
                + ":62M:C260101RON100,00\n"
                + ":20:B\n:25:RO20INGB0000999904001122\n:28C:1\n:60M:C260101RON100,00\n:62F:C260101RON100,00\n");

    assertThat(read.statements())
        .extracting(Statement::account)
        .containsExactly("RO45RNCB0090000512340001", "RO20INGB0000999904001122");
  }

  @Test
  void textBehindTheClosingBalanceIsTheStatements() {
    StatementRead read =
        read(
            HEAD
                + ":61:260101C1,00NTRFX\n:86:plata AN 1042\n:62F:C260101RON101,00\n:64:C260101RON101,00\n:86:garantarea depozitelor\n");

    assertThat(read.statements().get(0).lines().get(0).text()).isEqualTo("plata AN 1042");
  }

  @Test
  void textBeforeTheFirstMovementIsTheStatements() {
    StatementRead read =
        read(HEAD + ":86:your IBAN\n:61:260101C1,00NTRFX\n:62F:C260101RON101,00\n");

    assertThat(read.statements().get(0).lines().get(0).text()).isEmpty();
  }

  @Test
  void aFullRowGoesOnInsideTheWord() {
    String full = "x".repeat(56) + " fact";

    assertThat(line(":61:260101C1,00NTRFX\n:86:" + full + "\nura AN 1042\nscadenta\n").text())
        .endsWith(" factura AN 1042 scadenta");
  }

  @Test
  void whatLooksLikeATagInsideTextStaysText() {
    StatementLine l =
        line(":61:260101C1,00NTRFX\n:86:card 12.09.2026 16\n:26:37 magazin\n:20:45 ora\n-\nrest\n");

    assertThat(l.text()).isEqualTo("card 12.09.2026 16 :26:37 magazin :20:45 ora - rest");
  }

  @Test
  void currenciesThatDifferAreAWarningAndTheChainIsUnknown() {
    StatementRead read = read(HEAD + ":62F:C260101EUR100,00\n");

    assertThat(read.warnings()).extracting(Problem::code).containsExactly("mt940.currency-differs");
    assertThat(read.statements().get(0).chain()).isEqualTo(Chain.UNKNOWN);
  }

  @Test
  void aCurrencyLetterThatDiffersIsAWarning() {
    assertThat(read(HEAD + ":61:260101CR1,00NTRFX\n").warnings())
        .extracting(Problem::code)
        .containsExactly("mt940.currency-letter");
  }

  @Test
  void aStatementWithoutMovementsIsListed() {
    Statement s = read(HEAD + ":62F:C260101RON100,00-").statements().get(0);

    assertThat(s.lines()).isEmpty();
    assertThat(s.chain()).isEqualTo(Chain.OK);
  }

  @Test
  void nothingOfAFileIsLostSilently() {
    assertThat(refusal(":61:260101C1,00NTRFX\n").code()).isEqualTo("mt940.outside");
    assertThat(refusal(HEAD + ":62F:C260101RON100,00\n:61:260101C1,00NTRFX\n").code())
        .isEqualTo("mt940.order");
    assertThat(refusal(HEAD + ":62F:C260101RON100,00\n-\n:61:260101C1,00NTRFX\n").code())
        .isEqualTo("mt940.outside");
    assertThat(
            refusal(
                    HEAD
                        + ":62F:C260101RON100,00\n:25:RO20INGB0000999904001122\n:60F:C260101RON1,00\n")
                .code())
        .isEqualTo("mt940.order");
    assertThat(refusal(HEAD + ":61:rubbish\n").code()).isEqualTo("mt940.line");
    assertThat(refusal(HEAD + ":61:260101C1,005NTRFX\n").code())
        .isEqualTo("statement.amount-decimals");
    assertThat(refusal(HEAD + ":62F:C260101RON1.000,00\n").code()).isEqualTo("mt940.amount");
    assertThat(refusal("hello\n").code()).isEqualTo("mt940.no-statement");
    assertThat(refusal(":20:A\n:28C:1\n").code()).isEqualTo("mt940.account");
    assertThat(refusal(":20:A\n:25:123\n:28C:1\n:61:260101C1,00NTRFX\n").code())
        .isEqualTo("mt940.currency");
    assertThat(refusal(HEAD + ":61:260101C99999999999999999,00NTRFX\n").code())
        .startsWith("statement.amount");
  }

  @Test
  void otherEncodingsReadTheSame() {
    String text =
        HEAD + ":61:260101C1,00NTRFX\n:86:plată factură şi ţiglă\n:62F:C260101RON101,00\n";

    for (String charset : List.of("UTF-8", "windows-1250", "UTF-16LE")) {
      byte[] bytes =
          ((charset.startsWith("UTF-16") ? "\uFEFF" : "") + text)
              .getBytes(Charset.forName(charset));
      assertThat(Samples.read(new Mt940Reader(), bytes).statements().get(0).lines().get(0).text())
          .as(charset)
          .isEqualTo("plată factură şi ţiglă");
    }
  }

  @Test
  void anAccountMayCarryItsCurrency() {
    assertThat(Account.of("NL62INGB0001212121EUR").id()).isEqualTo("NL62INGB0001212121");
    assertThat(Account.of("/RO20INGB0000999904001122").id()).isEqualTo("RO20INGB0000999904001122");
    assertThat(Account.of("RO45BUCU1052231234567RON").id()).isEqualTo("RO45BUCU1052231234567RON");
    assertThat(Account.of(" RO79 RZBR 0060 0000 0123 4567").id())
        .isEqualTo("RO79RZBR0060000001234567");
    assertThat(Account.of("INGBROBU/9904621843").bankCode()).contains("INGB");
  }

  @Test
  void aClosingBalanceOfTheNextDayCloses() {
    Statement s = read(HEAD + ":61:260101C1,00NTRFX\n:62F:C260102RON101,00\n").statements().get(0);

    assertThat(s.chain()).isEqualTo(Chain.OK);
    assertThat(s.to()).contains(LocalDate.of(2026, 1, 2));
  }

  @Test
  void balancesThatAreOwedAreNegativeOnce() {
    Statement s =
        read(HEAD.replace(":60F:C", ":60F:D") + ":61:260101D1,00NTRFX\n:62F:D260101RON101,00\n")
            .statements()
            .get(0);

    assertThat(s.opening()).contains(Money.of("-100.00", "RON"));
    assertThat(s.closing()).contains(Money.of("-101.00", "RON"));
    assertThat(s.chain()).isEqualTo(Chain.OK);
  }

  @Test
  void longTextsAreReadToTheirEndAndEmptyOnesAreEmpty() {
    StringBuilder rows = new StringBuilder();
    for (int i = 10; i < 32; i++) {
      rows.append("rand").append(i).append(" plata\n");
    }

    assertThat(line(":61:260101C1,00NTRFX\n:86:" + rows).text())
        .startsWith("rand10 plata")
        .endsWith("rand31 plata");
    assertThat(line(":61:260101C1,00NTRFX\n:86:\n:62F:C260101RON101,00\n").text()).isEmpty();
  }

  @Test
  void fieldsOfABanksOwnDoNotEndTheStatement() {
    StatementRead read =
        read(
            HEAD.replace(":60F:", ":NS:01 adresa\n02 alta adresa\n:23:ALTCEVA\n:60F:")
                + ":61:260101C1,00NTRFX\n:62F:C260101RON101,00\n");

    assertThat(read.statements().get(0).chain()).isEqualTo(Chain.OK);
  }

  @Test
  void aPlusInsideATextIsNoCode() {
    assertThat(line(":61:260101C1,00NTRFX\n:86:000+20plata 5+3 buc+32CLIENT A+B SRL\n"))
        .satisfies(l -> assertThat(l.text()).isEqualTo("plata 5+3 buc"))
        .satisfies(l -> assertThat(l.counterparty().name()).contains("CLIENT A+B SRL"));
  }

  @Test
  void bytesThatAreNoTextDoNoHarm() {
    assertThat(
            line(":61:260101C1,00NTRFX\n:86:plata\u0000 fact\u0001ura\u0003\n:62F:C260101RON101,00\u0003")
                .text())
        .isEqualTo("plata factura");
  }

  @Test
  void theTimeZoneOfAnInterimReportDoesNotMoveItsDay() {
    Statement s =
        Samples.read(
                new Mt942Reader(),
                ":20:A\n:25:RO45RNCB0090000512340001\n:28C:1\n:34F:RON0,\n:13D:2601012330+0200\n:61:260101C1,00NTRFX\n")
            .statements()
            .get(0);

    assertThat(s.to()).contains(LocalDate.of(2026, 1, 1));
  }

  private static StatementLine line(String fields) {
    return read(HEAD + fields).statements().get(0).lines().get(0);
  }

  private static StatementRead read(String text) {
    return Samples.read(new Mt940Reader(), text);
  }

  private static Problem refusal(String text) {
    return catchThrowableOfType(PartidaException.class, () -> read(text)).problem();
  }
}
