package org.partida.statements.ofx;

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
import org.partida.model.statement.Fingerprint;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementRead;
import org.partida.statements.Samples;

/** What banks' OFX files are known to get wrong, one by one. */
class OfxTrapsTest {
  private static final String ONE =
      "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261006<TRNAMT>10.00<FITID>7<NAME>Ana</STMTTRN>";

  private static String file(String lines) {
    return "<OFX><BANKMSGSRSV1><STMTTRNRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>RON"
        + "<BANKACCTFROM><BANKID>1<ACCTID>RO49BTRL00001234567890AB</BANKACCTFROM><BANKTRANLIST>"
        + lines
        + "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
  }

  private static StatementRead read(String text) {
    return Samples.read(new OfxReader(), text);
  }

  private static Statement only(String text) {
    return read(text).statements().get(0);
  }

  private static String refusal(String text) {
    PartidaException e = catchThrowableOfType(PartidaException.class, () -> read(text));
    assertThat(e).as(text).isNotNull();
    return e.problem().code();
  }

  @Test
  void anIdThatABankUsesTwiceDoesNotMakeTwoMovementsOne() {
    Statement s =
        only(file(ONE + ONE.replace("10.00", "11.00") + ONE.replace("20261006", "20261007") + ONE));

    assertThat(s.lines()).hasSize(4);
    assertThat(Fingerprint.ofLines(s.account(), s.lines())).doesNotHaveDuplicates();
  }

  @Test
  void aMovementWithoutIdIsReadAllTheSame() {
    assertThat(only(file(ONE.replace("<FITID>7", "<FITID>\n"))).lines().get(0).bankRef()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-80;-80.00",
        "-80,5;-80.50",
        "+0000000000100.00000;100.00",
        "1.234,50;1234.50",
        "1,234.50;1234.50",
        "1.234.567,00;1234567.00",
        "-.50;-0.50",
        "5.;5.00"
      })
  void amounts(String written, String amount) {
    assertThat(only(file(ONE.replace("10.00", written))).lines().get(0).amount())
        .isEqualTo(Money.of(amount, "RON"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "$120;ofx.amount",
        "1.2345;statement.amount-decimals",
        "12,34.50;ofx.amount",
        "1.234.567;ofx.amount",
        "--1;ofx.amount",
        "1e5;ofx.amount",
        "99999999999999999999;statement.amount-decimals"
      })
  void whatIsNoAmount(String written, String code) {
    assertThat(refusal(file(ONE.replace("10.00", written)))).isEqualTo(code);
  }

  @Test
  void oneFileHasOneDecimalMark() {
    assertThat(refusal(file(ONE + ONE.replace("10.00", "10,00")))).isEqualTo("ofx.amount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"<DTPOSTED>20261006;", "20261006;''", "20261006;20261332", "20261006;tomorrow"})
  void aMovementWithoutDayIsRefused(String from, String to) {
    assertThat(refusal(file(ONE.replace(from, to == null ? "" : to)))).isEqualTo("ofx.date");
  }

  @Test
  void aTimeZoneDoesNotMoveTheDay() {
    String text = file(ONE.replace("20261006", "20261006233000.000[-8:PST]"));

    assertThat(only(text).lines().get(0).bookingDate()).isEqualTo(LocalDate.of(2026, 10, 6));
  }

  @Test
  void aFileWithoutAccountIsOfTheOneAccountThatFits() {
    String text = file(ONE).replaceAll("<BANKACCTFROM>.*</BANKACCTFROM>", "");

    assertThat(only(text).account()).isEqualTo(FormatFacts.AT_BANK);
  }

  @Test
  void aBanksErrorIsSaid() {
    String error =
        "<OFX><STMTTRNRS><STATUS><CODE>2000<SEVERITY>ERROR<MESSAGE>General error</STATUS></STMTTRNRS></OFX>";

    Problem p = catchThrowableOfType(PartidaException.class, () -> read(error)).problem();
    assertThat(p.code()).isEqualTo("ofx.error-response");
    assertThat(p.message()).contains("2000 General error");
  }

  @Test
  void nothingIsLostSilently() {
    assertThat(refusal(file(ONE).replace("</OFX>", ""))).isEqualTo("ofx.truncated");
    assertThat(refusal(file(ONE + ONE.replace("<STMTTRN>", "<STMTTXN>"))))
        .isEqualTo("ofx.transaction");
    assertThat(refusal(file(ONE + ONE.replace("<TRNAMT>", "<TRNAMX>"))))
        .isEqualTo("ofx.transaction");
    assertThat(refusal(file(ONE).replace("</OFX>", ONE + "</OFX>"))).isEqualTo("ofx.transaction");
    assertThat(refusal(file(ONE) + file(ONE).replace("</OFX>", ""))).isEqualTo("ofx.truncated");
    assertThat(refusal(ONE + file(ONE))).isEqualTo("ofx.transaction");
    assertThat(refusal(file("<MEMO><![CDATA[" + ONE + "]]></MEMO>"))).isEqualTo("ofx.transaction");
    assertThat(read(file(ONE) + " text <![CDATA[x]]>" + file(ONE)).statements()).hasSize(2);
    assertThat(refusal("hello")).isEqualTo("ofx.no-statement");
    assertThat(refusal("<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>"))
        .isEqualTo("ofx.no-statement");
    assertThat(refusal(file(ONE).replace("<CURDEF>RON", ""))).isEqualTo("ofx.currency");
    assertThat(refusal(file(ONE.replace("<NAME>", "<CURRENCY><CURSYM>EUR</CURRENCY><NAME>"))))
        .isEqualTo("ofx.currency-differs");
  }

  @Test
  void aMovementThatIsNotClosedEndsWhereTheNextBegins() {
    assertThat(only(file(ONE.replace("</STMTTRN>", "") + ONE)).lines()).hasSize(2);
  }

  @Test
  void entitiesOfAFilesOwnAreRefusedAndDepthIsLimited() {
    assertThat(refusal("<!DOCTYPE x [<!ENTITY a \"b\">]>" + file("<!ENTITY x \"y\">" + ONE)))
        .isEqualTo("ofx.doctype");
    assertThat(refusal("<OFX>" + "<A>".repeat(200) + "</OFX>")).isEqualTo("ofx.too-large");
  }

  @Test
  void securitiesAreNotTakenForMoney() {
    String shares =
        "<OFX><INVSTMTRS><CURDEF>USD<INVACCTFROM><ACCTID>1</INVACCTFROM><INVTRANLIST><BUYSTOCK><TOTAL>-5</BUYSTOCK>"
            + "<INVBANKTRAN>"
            + ONE
            + "</INVBANKTRAN></INVTRANLIST></INVSTMTRS></OFX>";

    assertThat(refusal(shares)).isEqualTo("ofx.investment");
    assertThat(only(shares.replace("<BUYSTOCK><TOTAL>-5</BUYSTOCK>", "")).lines()).hasSize(1);
  }

  @Test
  void aCharsetThatLiesIsNotBelieved() {
    String text = "OFXHEADER:100\nCHARSET:1252\n" + file(ONE.replace("Ana", "Ştefan"));
    for (String charset : List.of("UTF-8", "windows-1250")) {
      String named = charset.equals("UTF-8") ? text : text.replace("1252", "1250");
      assertThat(
              Samples.read(new OfxReader(), named.getBytes(Charset.forName(charset)))
                  .statements()
                  .get(0)
                  .lines()
                  .get(0)
                  .text())
          .as(charset)
          .isEqualTo("Ştefan");
    }
    assertThat(
            Samples.read(
                    new OfxReader(),
                    ("CHARSET:1252\n" + file(ONE.replace("Ana", "Señor")))
                        .getBytes(Charset.forName("windows-1252")))
                .statements()
                .get(0)
                .lines()
                .get(0)
                .text())
        .isEqualTo("Señor");
  }

  @Test
  void whatIsPendingIsLeftOutAndSaid() {
    StatementRead r = read(file(ONE + "<STMTTRNP><TRNAMT>1.00<DTTRAN>20261010</STMTTRNP>"));

    assertThat(r.statements().get(0).lines()).hasSize(1);
    assertThat(r.warnings()).extracting(Problem::code).containsExactly("ofx.not-booked");
  }
}
