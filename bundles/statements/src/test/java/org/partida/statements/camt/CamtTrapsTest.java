package org.partida.statements.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Fingerprint;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementRead;
import org.partida.statements.Samples;

/** What differs between versions and banks, and what must be refused. */
class CamtTrapsTest {
  private static final String ACCOUNT =
      "<Acct><Id><IBAN>RO40BTRLRONCRT0000112233</IBAN></Id><Ccy>RON</Ccy></Acct>";
  private static final String DATE = "<BookgDt><Dt>2026-03-06</Dt></BookgDt>";

  @ParameterizedTest
  @CsvSource({"CRDT, false, 5.00", "DBIT, false, -5.00", "CRDT, true, 5.00", "DBIT, true, -5.00"})
  void theMarkAloneGivesTheSign(String mark, String reversal, String amount) {
    StatementLine l = line(entry("5.00", mark, DATE, "<RvslInd>" + reversal + "</RvslInd>"));

    assertThat(l.amount()).isEqualTo(Money.of(amount, "RON"));
    assertThat(l.kind() == LineKind.REVERSAL).isEqualTo(reversal.equals("true"));
  }

  @ParameterizedTest
  @CsvSource({"PDNG", "INFO", "FUTR"})
  void whatIsNotBookedIsNoLine(String status) {
    for (String form : List.of("<Sts>" + status + "</Sts>", "<Sts><Cd>" + status + "</Cd></Sts>")) {
      StatementRead read = read(entry("5.00", "CRDT", DATE, form));
      assertThat(read.statements().get(0).lines()).isEmpty();
      assertThat(read.warnings()).extracting(Problem::code).containsExactly("camt.not-booked");
      assertThat(read.warnings().get(0).message()).startsWith("1 entries");
    }
  }

  @Test
  void theDayIsTakenAsPrinted() {
    String night = "<BookgDt><DtTm>2026-03-06T00:30:00+02:00</DtTm></BookgDt>";

    assertThat(line(entry("5.00", "CRDT", night, "")).bookingDate())
        .isEqualTo(LocalDate.of(2026, 3, 6));
    assertThat(line(entry("5.00", "CRDT", "<ValDt><Dt>2026-03-07</Dt></ValDt>", "")).bookingDate())
        .isEqualTo(LocalDate.of(2026, 3, 7));
  }

  @Test
  void idsInTheirOrder() {
    String details =
        "<NtryDtls><TxDtls><Refs><AcctSvcrRef>T1</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs></TxDtls></NtryDtls>";

    assertThat(
            line(entry(
                    "5.00",
                    "CRDT",
                    DATE,
                    "<NtryRef>N1</NtryRef><AcctSvcrRef>A1</AcctSvcrRef>" + details))
                .bankRef())
        .contains("A1");
    assertThat(line(entry("5.00", "CRDT", DATE, "<NtryRef>N1</NtryRef>" + details)).bankRef())
        .contains("T1");
    assertThat(line(entry("5.00", "CRDT", DATE, "<NtryRef>N1</NtryRef>")).bankRef()).contains("N1");
    assertThat(line(entry("5.00", "CRDT", DATE, details)).endToEndId()).isEmpty();
  }

  @Test
  void aBatchStaysOneLineAndSaysIfItsSumDiffers() {
    String part =
        "<TxDtls><Amt Ccy=\"RON\">2.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>AN 1</Ustrd></RmtInf></TxDtls>";
    StatementRead read =
        read(entry("5.00", "CRDT", DATE, "<NtryDtls>" + part + part + "</NtryDtls>"));

    assertThat(read.statements().get(0).lines()).hasSize(1);
    assertThat(read.warnings()).extracting(Problem::code).containsExactly("camt.batch-sum");
  }

  @Test
  void severalStatementsAndForeignEnvelopes() {
    String stmt = "<Stmt><Id>1</Id>" + ACCOUNT + "</Stmt>";
    StatementRead read =
        readXml(
            "<Envelope><AppHdr/><Document><BkToCstmrStmtV01>"
                + stmt
                + stmt
                + "</BkToCstmrStmtV01></Document></Envelope>");

    assertThat(read.statements()).extracting(Statement::account).hasSize(2);
  }

  @Test
  void badInputIsRefusedWithItsPlace() {
    assertThat(refusal(entry("12..34", "CRDT", DATE, "")).code()).isEqualTo("statement.amount");
    assertThat(refusal(entry("1.005", "CRDT", DATE, "")).code())
        .isEqualTo("statement.amount-decimals");
    assertThat(refusal(entry("1.00", "PLUS", DATE, "")).code()).isEqualTo("camt.sign");
    assertThat(refusal(entry("1.00", "CRDT", "<BookgDt><Dt>2026-02-30</Dt></BookgDt>", "")).code())
        .isEqualTo("camt.date");
    assertThat(refusal(entry("1.00", "CRDT", "", "")).location()).startsWith("line ");
    assertThat(
            refusal(entry("1.00", "CRDT", DATE, "").replace("Ccy=\"RON\"", "Ccy=\"EUR\"")).code())
        .isEqualTo("camt.currency-differs");
    assertThat(refusalXml("<Document><BkToCstmrStmt></BkToCstmrStmt></Document>").code())
        .isEqualTo("camt.no-statement");
    assertThat(refusalXml("<Document><BkToCstmrStmt><Stmt>" + ACCOUNT).code()).isNotBlank();
    assertThat(refusalXml("<!DOCTYPE a [<!ENTITY x \"y\">]><Document>&x;</Document>").code())
        .isEqualTo("xml.dtd");
    assertThat(refusalXml("no xml").code()).startsWith("xml.");
  }

  @Test
  void anEntryWhereNoneBelongsIsNotPassedOver() {
    String stmt = "<Stmt><Id>1</Id>" + ACCOUNT;
    String one = entry("5.00", "CRDT", DATE, "");
    for (String wrong :
        List.of(
            stmt + "<Stmt>" + one + "</Stmt></Stmt>",
            stmt + "</Stmt>" + one,
            stmt + "<Ntries>" + one + "</Ntries></Stmt>")) {
      assertThat(
              refusalXml("<Document><BkToCstmrStmt>" + wrong + "</BkToCstmrStmt></Document>")
                  .code())
          .as(wrong)
          .isEqualTo("camt.outside");
    }
    assertThat(
            refusalXml(
                    "<Document><BkToCstmrStmt>"
                        + stmt
                        + "</Stmt></BkToCstmrStmt>"
                        + one
                        + "</Document>")
                .code())
        .isEqualTo("camt.outside");
  }

  @Test
  void equalEntriesOfADayAndEntriesOfNoughtAreAllThere() {
    String one = entry("5.00", "CRDT", DATE, "");
    Statement s = read(one + one + entry("0.00", "DBIT", DATE, "")).statements().get(0);

    assertThat(s.lines()).hasSize(3);
    assertThat(Fingerprint.ofLines(s.account(), s.lines())).doesNotHaveDuplicates();
  }

  @Test
  void paymentsOfABatchWithoutAmountProveNothingAndAreNoError() {
    String part = "<TxDtls><RmtInf><Ustrd>AN 1</Ustrd></RmtInf></TxDtls>";
    StatementRead read =
        read(entry("5.00", "CRDT", DATE, "<NtryDtls>" + part + part + "</NtryDtls>"));

    assertThat(read.warnings()).isEmpty();
    assertThat(read.statements().get(0).lines().get(0).text()).isEqualTo("AN 1");
  }

  @Test
  void theStructuredReferenceIsInTheText() {
    String strd =
        "<NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls>";

    assertThat(line(entry("5.00", "CRDT", DATE, strd)).text()).isEqualTo("RF18539007547034");
  }

  @ParameterizedTest
  @CsvSource({"OPBD, CLBD, OK", "PRCD, CLBD, OK", "ITBD, CLBD, UNKNOWN", "OPBD, CLAV, UNKNOWN"})
  void onlyBookedBalancesProveAStatement(String first, String last, Chain chain) {
    assertThat(
            read(balance(first, "1.00") + entry("5.00", "CRDT", DATE, "") + balance(last, "6.00"))
                .statements()
                .get(0)
                .chain())
        .isEqualTo(chain);
  }

  private static String balance(String code, String amount) {
    return "<Bal><Tp><CdOrPrtry><Cd>"
        + code
        + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"RON\">"
        + amount
        + "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>";
  }

  private static String entry(String amount, String mark, String date, String more) {
    return "<Ntry><Amt Ccy=\"RON\">"
        + amount
        + "</Amt><CdtDbtInd>"
        + mark
        + "</CdtDbtInd>"
        + date
        + more
        + "</Ntry>";
  }

  private static StatementLine line(String entry) {
    return read(entry).statements().get(0).lines().get(0);
  }

  private static StatementRead read(String entry) {
    return readXml(
        "<Document><BkToCstmrStmt>\n<Stmt><Id>1</Id>"
            + ACCOUNT
            + entry
            + "</Stmt></BkToCstmrStmt></Document>");
  }

  private static StatementRead readXml(String xml) {
    return Samples.read(new Camt053Reader(), xml);
  }

  private static Problem refusal(String entry) {
    return catchThrowableOfType(PartidaException.class, () -> read(entry)).problem();
  }

  private static Problem refusalXml(String xml) {
    return catchThrowableOfType(PartidaException.class, () -> readXml(xml)).problem();
  }
}
