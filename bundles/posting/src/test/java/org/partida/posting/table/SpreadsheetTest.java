package org.partida.posting.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.partida.model.table.PrintedTable;
import org.partida.model.table.PrintedTable.Cell;
import org.partida.model.table.PrintedTable.Column;
import org.partida.model.table.PrintedTable.Row;
import org.partida.model.table.PrintedTable.Style;
import org.partida.spi.render.TableRenderer;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tables as CSV and XLSX. */
class SpreadsheetTest {
  private static final PrintedTable TABLE =
      new PrintedTable(
          "Jurnal: [vânzări]",
          List.of("Firmă & Fiii SRL"),
          List.of(new Column("Partener", false, 20), new Column("Bază", true, 10)),
          List.of(
              new Row(
                  Style.ORDINARY,
                  List.of(Cell.of("=HYPERLINK(\"x\")<\u0001>"), Cell.of(new BigDecimal("-12.50")))),
              new Row(Style.TOTAL, List.of(Cell.of("TOTAL"), Cell.of(new BigDecimal("-12.50"))))),
          List.of("egal"),
          true);

  @Test
  void csvGuardsFormulasAndKeepsNumbers() {
    assertThat(new String(bytes(new CsvTable()), StandardCharsets.UTF_8).split("\r\n"))
        .containsExactly(
            "Partener,Bază", "\"'=HYPERLINK(\"\"x\"\")<\u0001>\",-12.50", "TOTAL,-12.50");
  }

  @Test
  void xlsxIsAWorkbookWithTextsAndNumbers() throws Exception {
    Map<String, String> parts = parts(bytes(new XlsxTable()));
    assertThat(parts.keySet())
        .containsExactlyInAnyOrder(
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "xl/workbook.xml",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml");
    for (String xml : parts.values()) {
      assertThat(root(xml)).isNotNull();
    }
    assertThat(parts.get("xl/workbook.xml")).contains("name=\"Jurnal   vânzări\"");
    Element sheet = root(parts.get("xl/worksheets/sheet1.xml"));
    assertThat(texts(sheet, "t"))
        .containsExactly(
            "Jurnal: [vânzări]",
            "Firmă & Fiii SRL",
            "Partener",
            "Bază",
            "=HYPERLINK(\"x\")<>",
            "TOTAL",
            "egal");
    assertThat(texts(sheet, "v")).containsExactly("-12.50", "-12.50");
    assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
  }

  @Test
  void theSameTableGivesTheSameBytes() {
    assertThat(bytes(new XlsxTable())).isEqualTo(bytes(new XlsxTable()));
  }

  @Test
  void columnsAreNamedAsInASpreadsheet() {
    assertThat(XlsxTable.reference(0, 1)).isEqualTo("A1");
    assertThat(XlsxTable.reference(25, 2)).isEqualTo("Z2");
    assertThat(XlsxTable.reference(26, 3)).isEqualTo("AA3");
    assertThat(XlsxTable.reference(701, 4)).isEqualTo("ZZ4");
    assertThat(XlsxTable.reference(702, 5)).isEqualTo("AAA5");
  }

  private static byte[] bytes(TableRenderer renderer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      renderer.render(TABLE, Locale.forLanguageTag("ro"), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Map<String, String> parts(byte[] zip) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        parts.put(e.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static Element root(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<String> texts(Element e, String name) {
    NodeList all = e.getElementsByTagName(name);
    return java.util.stream.IntStream.range(0, all.getLength())
        .mapToObj(i -> all.item(i).getTextContent())
        .toList();
  }
}
