package org.partida.base.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.partida.base.text.CsvRows;
import org.partida.model.PartidaException;

/** Workbooks as spreadsheets write them, and such as nobody should. */
class XlsxRowsTest {
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String STYLES =
      "<styleSheet "
          + MAIN
          + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.00 &quot;day&quot;\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

  private final Map<String, String> parts = new LinkedHashMap<>();

  private static String sheet(String rows) {
    return "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private byte[] workbook(String rows) throws IOException {
    parts.put("xl/worksheets/sheet1.xml", sheet(rows));
    return zip();
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> p : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(p.getKey()));
        zip.write(p.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static String code(byte[] bytes) {
    try {
      XlsxRows.read(bytes, "f.xlsx");
    } catch (PartidaException e) {
      return e.problem().code();
    } catch (IOException e) {
      return "IO";
    }
    return "read";
  }

  @Test
  void cellsOfEveryKindAreTexts() throws IOException {
    parts.put("xl/styles.xml", STYLES);
    parts.put(
        "xl/sharedStrings.xml",
        "<sst "
            + MAIN
            + "><si><t>RECEPTION</t></si><si><r><t>Ulei </t></r><r><t>1 l</t></r><rPh><t>x</t></rPh></si></sst>");
    List<CsvRows.Row> rows =
        XlsxRows.read(
            workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
                    + "<row r=\"4\"><c t=\"inlineStr\"><is><t>in line</t></is></c><c s=\"1\"><v>46300</v></c><c s=\"3\"><v>46300.75</v></c>"
                    + "<c s=\"2\"><v>19.989999999999998</v></c><c><f>1+1</f><v>2</v></c><c t=\"b\"><v>1</v></c><c><v>1E3</v></c><c t=\"str\"><f>x</f><v> a </v></c><c/></row>"),
            "f.xlsx");
    assertThat(rows).extracting(CsvRows.Row::line).containsExactly(1, 4);
    assertThat(rows.get(0).cells()).containsExactly("RECEPTION", "", "Ulei 1 l");
    assertThat(rows.get(1).cells())
        .containsExactly(
            "in line", "2026-10-05", "2026-10-05", "19.99", "2", "true", "1000", "a", "");
  }

  @Test
  void theFirstSheetOfTheBookIsFoundByItsRelation() throws IOException {
    parts.put(
        "xl/workbook.xml",
        "<workbook "
            + MAIN
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"1\"/>"
            + "<sheets><sheet name=\"Second\" sheetId=\"2\" r:id=\"rId2\"/><sheet name=\"First\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"a/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"a/worksheet\" Target=\"/xl/worksheets/other.xml\"/></Relationships>");
    parts.put("xl/styles.xml", STYLES);
    parts.put("xl/worksheets/other.xml", sheet("<row><c s=\"1\"><v>44838</v></c></row>"));
    assertThat(XlsxRows.read(workbook("<row><c><v>9</v></c></row>"), "f").get(0).cells())
        .containsExactly("2026-10-05");
  }

  @Test
  void whatNobodyShouldReadIsRefused() throws IOException {
    assertThat(code(workbook("<row><c t=\"e\"><v>#REF!</v></c></row>")))
        .isEqualTo("xlsx.unreadable");
    assertThat(code(workbook("<row><c t=\"s\"><v>7</v></c></row>"))).isEqualTo("xlsx.unreadable");
    assertThat(code(workbook("<row><c r=\"ZZZZZZ1\"><v>7</v></c></row>")))
        .isEqualTo("xlsx.unreadable");
    assertThat(code(workbook("<row><c>"))).isEqualTo("xml.malformed");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + sheet("<row/>"));
    assertThat(code(zip())).isEqualTo("xml.dtd");
    parts.remove("xl/worksheets/sheet1.xml");
    parts.put("other.txt", "x");
    assertThat(code(zip())).isEqualTo("xlsx.unreadable");
  }

  @Test
  void aBombIsStopped() throws IOException {
    byte[] bomb = workbook("<row><c><v>" + "0".repeat(8 << 20) + "</v></c></row>");
    assertThat(code(bomb)).isEqualTo("zip.bomb");
  }

  @Test
  void aTruncatedWorkbookIsRefused() throws IOException {
    byte[] whole = workbook("<row><c><v>1</v></c></row>");
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> XlsxRows.read(cut, "f")).isInstanceOf(PartidaException.class);
  }

  @Test
  void aWorkbookOfPapersSaysWhatTheCsvSays() throws IOException {
    parts.put("xl/styles.xml", STYLES);
    String[] head = {"kind", "number", "date", "name", "net", "rate"};
    StringBuilder b = new StringBuilder("<row>");
    for (String h : head) {
      b.append("<c t=\"inlineStr\"><is><t>").append(h).append("</t></is></c>");
    }
    b.append(
        "</row><row><c t=\"inlineStr\"><is><t>STOCK_DISCHARGE</t></is></c><c><v>77</v></c><c s=\"1\"><v>46300</v></c>"
            + "<c t=\"inlineStr\"><is><t>Ulei</t></is></c><c><v>10.1</v></c><c><v>21</v></c></row>");
    NeutralFile.Content xlsx = NeutralFile.read(workbook(b.toString()), "f.xlsx");
    NeutralFile.Content csv =
        NeutralFile.read(
            "kind;number;date;name;net;rate\nSTOCK_DISCHARGE;77;2026-10-05;Ulei;10.1;21\n", "f");
    assertThat(xlsx.format()).isEqualTo(NeutralFile.XLSX);
    assertThat(xlsx.papers().get(0).write()).isEqualTo(csv.papers().get(0).write());
  }
}
