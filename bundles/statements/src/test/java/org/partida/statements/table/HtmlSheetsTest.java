package org.partida.statements.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.PartidaException;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.SheetReader;

/** What is no workbook though its name ends in .xls. */
class HtmlSheetsTest {
  private static final String BORDEROU =
      "<html><head><style>td{mso:1}</style><script>if (1<2) {x('<td>no</td>')}</script></head><body>"
          + "<table><tr><th>Nr. AWB</th><th>Destinatar</th><th>Valoare&nbsp;ramburs</th><th>Data plata</th></tr>"
          + "<!-- <tr><td>no</td></tr> -->\n"
          + "<tr><td>2345678901<td>Ion &amp; Ana &#350;tefan<td><b>1.234,50</b><td>09.10.2026</tr></table>";

  private final HtmlSheets sheets = new HtmlSheets();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<SheetReader.Row> rows(String text) {
    assertThat(sheets.is(bytes(text))).as(text).isTrue();
    return sheets.read(bytes(text), "x.xls");
  }

  private static List<StatementLine> lines(byte[] bytes) throws IOException {
    return new ProfileReader(
            BuiltIn.profiles().stream()
                .filter(p -> p.id().equals("fan-courier"))
                .findFirst()
                .orElseThrow())
        .read(new ByteArrayInputStream(bytes), "x.xls")
        .statements()
        .get(0)
        .lines();
  }

  @Test
  void aTableInHtmlIsReadThoughCellsAreNotClosed() throws IOException {
    StatementLine line = lines(bytes(BORDEROU)).get(0);

    assertThat(line.awb()).contains("2345678901");
    assertThat(line.counterparty().name()).contains("Ion & Ana Ştefan");
    assertThat(line.amount().amountText()).isEqualTo("1234.50");
  }

  @Test
  void itsEncodingIsFoundAsThatOfAText() throws IOException {
    byte[] old = BORDEROU.replace("&#350;", "Ş").getBytes(Charset.forName("windows-1250"));

    assertThat(lines(old).get(0).counterparty().name()).contains("Ion & Ana Ştefan");
  }

  @Test
  void joinedCellsKeepTheirPlaces() {
    assertThat(rows("<table><tr><td colspan=3>a</td><td>b</td></tr></table>").get(0).cells())
        .containsExactly("a", "", "", "b");
  }

  @Test
  void aTableInsideACellHasRowsOfItsOwn() {
    assertThat(
            rows(
                "<table><tr><td>out<table><tr><td>in 1</td><td>in 2</td></tr></table></td><td>side</td></tr></table>"))
        .extracting(SheetReader.Row::cells)
        .containsExactly(List.of("in 1", "in 2"), List.of("out", "side"));
  }

  @Test
  void theXmlOfExcel2003IsReadWithItsNumbers() {
    List<SheetReader.Row> rows =
        rows(
            "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns:ss=\"x\"><Worksheet><Table>"
                + "<Row><Cell><Data ss:Type=\"String\">a</Data></Cell><Cell ss:Index=\"4\"><Data ss:Type=\"Number\">12.5</Data></Cell></Row>"
                + "</Table></Worksheet></Workbook>");

    assertThat(rows.get(0).cells()).containsExactly("a", "", "", "12.5");
    assertThat(rows.get(0).numbers()).containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b;c\n<table>",
        "<?xml version=\"1.0\"?><Document><BkToCstmrStmt/></Document>",
        "<OFX><STMTRS/></OFX>",
        "",
        "\u00d0\u00cf\u0011\u00e0",
        ":20:x\n"
      })
  void othersAreNot(String text) {
    assertThat(sheets.is(text.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
  }

  @Test
  void whatIsAbsurdlyLargeIsRefused() {
    for (String bomb :
        List.of(
            "<table><tr>" + "<td>x".repeat(300) + "</table>",
            "<table><tr><td>" + "x".repeat(100_000) + "</table>",
            "<table>" + "<tr><td><table>".repeat(100) + "</table>",
            "<table><tr><td colspan=999>x</td></tr></table>")) {
      assertThatThrownBy(() -> rows(bomb)).isInstanceOf(PartidaException.class);
    }
  }
}
