package org.partida.statements.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementHead;
import org.partida.statements.Samples;
import org.partida.statements.table.NumberStyle;
import org.partida.statements.text.Table;

/** The bank's two layouts and their traps. */
class BtCsvTrapsTest {
  private static final String HEAD = "Numar cont,RO40BTRLRONCRT0000112233 RON\n";
  private static final String COLUMNS =
      "Data tranzactie,Data valuta,Descriere,Referinta tranzactiei,Debit,Credit,Sold contabil\n";

  @Test
  void columnsMayStandInAnyOrderAndFarDown() {
    String moved =
        "Credit,Debit,Sold contabil,Descriere,Referinta tranzactiei,Data valuta,Data tranzactie\n";
    Statement s =
        read(
            "x\n".repeat(20)
                + HEAD
                + moved
                + "\"1,190.00\",,\"2,190.00\",fact,R1,2026-03-06,2026-03-06\n");

    assertThat(s.lines().get(0).amount()).isEqualTo(Money.of("1190.00", "RON"));
    assertThat(s.lines().get(0).row()).isEqualTo(23);
  }

  @Test
  void detectionIsCertainOrNo() {
    assertThat(detects(HEAD + COLUMNS)).isTrue();
    assertThat(detects(HEAD + COLUMNS.replace("Debit", "Iesiri"))).isFalse();
    assertThat(detects(HEAD.replace("BTRL", "RNCB") + COLUMNS)).isFalse();
    assertThat(detects(COLUMNS)).isFalse();
    assertThat(detects(HEAD + "x\n".repeat(40) + COLUMNS)).isFalse();
    assertThat(detects("")).isFalse();
    StatementHead other =
        new StatementHead("x.csv", "Date,Amount\n".getBytes(StandardCharsets.UTF_8));
    assertThat(new BtCsvReader().detect(other).lookedFor())
        .contains("data tranzactie", "sold contabil");
  }

  @Test
  void theCountProvesCompleteness() {
    assertThat(refusal(HEAD + "Gasit/e:,2\n" + COLUMNS + row("", "1.00", "1.00")).code())
        .isEqualTo("bt-csv.count");
    assertThat(read(HEAD + "Gasit/e:,1\n" + COLUMNS + row("", "1.00", "1.00")).lines()).hasSize(1);
  }

  @Test
  void theRunningBalanceTellsTheOrderAndTheGap() {
    String a = row("", "10.00", "110.00");
    String b = row("-4.00", "", "106.00");
    String c = row("", "1.50", "107.50");
    Statement up = read(HEAD + COLUMNS + a + b + c);
    Statement down = read(HEAD + COLUMNS + c + b + a);

    assertThat(up.opening()).contains(Money.of("100.00", "RON"));
    assertThat(down.opening()).isEqualTo(up.opening());
    assertThat(down.closing()).contains(Money.of("107.50", "RON"));
    assertThat(read(HEAD + COLUMNS + a + c).chain()).isEqualTo(Chain.BROKEN);
    assertThat(Samples.read(new BtCsvReader(), HEAD + COLUMNS + a + c).warnings())
        .extracting(Problem::code)
        .containsExactly("bt-csv.balance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.50|1234.50",
        "1.234,50|1234.50",
        "0.5|0.50",
        "0,5|0.50",
        "7|7.00",
        "1.234.567,00|1234567.00",
        "12.50-|-12.50",
        "−3.00|-3.00"
      })
  void theStyleOfNumbersIsTold(String written, String amount) {
    NumberStyle style = NumberStyle.of(List.of(written), 1);

    assertThat(Money.of(style.plain(written), "RON")).isEqualTo(Money.of(amount, "RON"));
  }

  @Test
  void aStyleThatCannotBeToldIsRefused() {
    assertThat(refusal(HEAD + COLUMNS + row("", "\"1,234\"", "")).code())
        .isEqualTo("csv.number-style");
    assertThat(
            refusal(HEAD + COLUMNS + row("", "\"1,234.00\"", "") + row("", "\"1.234,00\"", ""))
                .code())
        .isEqualTo("csv.number-style");
    assertThat(
            read(HEAD + COLUMNS + row("", "\"1,234\"", "") + row("", "0.50", ""))
                .lines()
                .get(0)
                .amount())
        .isEqualTo(Money.of("1234.00", "RON"));
  }

  @Test
  void rowsWithoutDateAreFootersOrErrors() {
    assertThat(
            read(HEAD + COLUMNS + row("", "1.00", "1.00") + ",,,,,,\nTotal,,,,0.00,1.00,\n")
                .lines())
        .hasSize(1);
    assertThat(
            refusal(HEAD + COLUMNS + row("", "1.00", "1.00") + "31 martie,,x,R,,1.00,2.00\n")
                .code())
        .isEqualTo("csv.date");
    assertThat(refusal(HEAD + COLUMNS + "2026-02-30,2026-03-06,x,R,,1.00,2.00\n").location())
        .isEqualTo("line 3");
    assertThat(refusal(HEAD + COLUMNS + "2026-03-06,2026-03-06,\"x,R,,1.00,2.00\n").code())
        .isEqualTo("csv.quotes");
  }

  @Test
  void diacriticsOfEveryEncodingAreRead() {
    String text =
        HEAD
            + COLUMNS.replace("Data tranzactie", "Dată tranzacţie")
            + "2026-03-06,2026-03-06,ţiglă şi cărămidă,R1,,1.00,1.00\n";

    for (String charset : new String[] {"UTF-8", "windows-1250"}) {
      Statement s =
          Samples.read(new BtCsvReader(), text.getBytes(Charset.forName(charset)))
              .statements()
              .get(0);
      assertThat(s.lines().get(0).text()).isEqualTo("ţiglă şi cărămidă");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Incasare OP;C.I.F.:18547290;BRUTARIA SRL;RO35BTRLRONCRT0300445566;REF. 1|BRUTARIA SRL|RO35BTRLRONCRT0300445566|18547290",
        "Incasare OP;fact 7;POPESCU ANDREI;RO35BTRLRONCRT0300445566|POPESCU ANDREI|RO35BTRLRONCRT0300445566|",
        "Plata OP;C.I.F.:0;chirie martie;S.C. LIVADA S.R.L.;RO35BTRLRONCRT0300445566|S.C. LIVADA S.R.L.|RO35BTRLRONCRT0300445566|",
        "Comision administrare|||",
        "Retragere numerar;ATM Cluj|||"
      })
  void whoIsOnTheOtherSide(String description, String name, String iban, String taxId) {
    Counterparty c =
        new BtDescription(Table.beside(BtCsvReader.class, "bt.properties"))
            .counterparty(description);

    assertThat(c.name().orElse(null)).isEqualTo(name);
    assertThat(c.iban().orElse(null)).isEqualTo(iban);
    assertThat(c.taxId().orElse(null)).isEqualTo(taxId);
  }

  private static String row(String debit, String credit, String balance) {
    return "2026-03-06,2026-03-06,x,R," + debit + "," + credit + "," + balance + "\n";
  }

  private static Statement read(String text) {
    return Samples.read(new BtCsvReader(), text).statements().get(0);
  }

  private static boolean detects(String text) {
    return new BtCsvReader()
        .detect(new StatementHead("x.csv", text.getBytes(StandardCharsets.UTF_8)))
        .yes();
  }

  private static Problem refusal(String text) {
    return catchThrowableOfType(PartidaException.class, () -> read(text)).problem();
  }
}
