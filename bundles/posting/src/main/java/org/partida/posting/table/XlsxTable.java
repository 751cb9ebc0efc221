package org.partida.posting.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.service.component.annotations.Component;
import org.partida.model.table.PrintedTable;
import org.partida.model.table.PrintedTable.Cell;
import org.partida.model.table.PrintedTable.Style;
import org.partida.spi.render.TableRenderer;

/**
 * A table as a workbook of one sheet (ECMA-376, Office Open XML): texts are inline strings, so
 * nothing in them is ever a formula; amounts are numbers. Streams row by row. Stateless.
 */
@Component(service = TableRenderer.class)
public final class XlsxTable implements TableRenderer {
  /** Fixed, so that the same table gives the same bytes; the earliest that a ZIP can say. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int LONGEST_TEXT = 32_767;
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Formats of cells in styles.xml, by their position there. */
  private static final int TEXT = 0;

  private static final int AMOUNT = 1;
  private static final int BOLD = 2;
  private static final int BOLD_AMOUNT = 3;
  private static final int HEADING = 4;
  private static final int COUNT = 5;

  @Override
  public String format() {
    return "xlsx";
  }

  @Override
  public void render(PrintedTable table, Locale language, OutputStream out) throws IOException {
    // the stream is the caller's: finished, not closed
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    entry(zip, "[Content_Types].xml", contentTypes());
    entry(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml", "", ""));
    entry(
        zip,
        "xl/_rels/workbook.xml.rels",
        relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
    entry(zip, "xl/workbook.xml", workbook(table));
    entry(zip, "xl/styles.xml", styles());
    begin(zip, "xl/worksheets/sheet1.xml");
    sheet(table, zip);
    zip.closeEntry();
    zip.finish();
    zip.flush();
  }

  private static void sheet(PrintedTable t, ZipOutputStream zip) throws IOException {
    int above = t.head().size() + 2;
    StringBuilder b = new StringBuilder(HEAD);
    b.append("<worksheet xmlns=\"").append(MAIN).append("\">");
    b.append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    b.append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"")
        .append(above + 1)
        .append("\" topLeftCell=\"A")
        .append(above + 2)
        .append("\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
    for (int i = 0; i < t.columns().size(); i++) {
      b.append("<col min=\"").append(i + 1).append("\" max=\"").append(i + 1);
      b.append("\" width=\"")
          .append(t.columns().get(i).width() + 2)
          .append("\" customWidth=\"1\"/>");
    }
    b.append("</cols><sheetData>");
    int row = 0;
    row = line(b, row, t.title(), BOLD);
    for (String h : t.head()) {
      row = line(b, row, h, TEXT);
    }
    row++;
    open(b, ++row);
    for (int i = 0; i < t.columns().size(); i++) {
      text(b, reference(i, row), t.columns().get(i).name(), HEADING);
    }
    b.append("</row>");
    for (PrintedTable.Row r : t.rows()) {
      open(b, ++row);
      for (int i = 0; i < r.cells().size(); i++) {
        cell(b, reference(i, row), r.cells().get(i), r.style() == Style.TOTAL);
      }
      b.append("</row>");
      write(zip, b);
    }
    row++;
    for (String n : t.notes()) {
      row = line(b, row, n, TEXT);
    }
    b.append(
        "</sheetData><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
    b.append("</worksheet>");
    write(zip, b);
  }

  private static void write(ZipOutputStream zip, StringBuilder b) throws IOException {
    zip.write(b.toString().getBytes(StandardCharsets.UTF_8));
    b.setLength(0);
  }

  private static int line(StringBuilder b, int row, String text, int style) {
    open(b, row + 1);
    text(b, reference(0, row + 1), text, style);
    b.append("</row>");
    return row + 1;
  }

  private static void open(StringBuilder b, int row) {
    b.append("<row r=\"").append(row).append("\">");
  }

  private static void cell(StringBuilder b, String at, Cell c, boolean bold) {
    if (c.number().isPresent()) {
      boolean whole = c.number().get().scale() <= 0;
      int plain = whole ? COUNT : AMOUNT;
      b.append("<c r=\"").append(at).append("\" s=\"").append(bold ? BOLD_AMOUNT : plain);
      b.append("\"><v>").append(c.number().get().toPlainString()).append("</v></c>");
    } else if (!c.text().isEmpty()) {
      text(b, at, c.text(), bold ? BOLD : TEXT);
    }
  }

  private static void text(StringBuilder b, String at, String text, int style) {
    b.append("<c r=\"").append(at).append("\" s=\"").append(style);
    b.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    b.append(escaped(text)).append("</t></is></c>");
  }

  /** A1, B1 … Z1, AA1. */
  static String reference(int column, int row) {
    StringBuilder letters = new StringBuilder();
    for (int n = column + 1; n > 0; n = (n - 1) / 26) {
      letters.insert(0, (char) ('A' + (n - 1) % 26));
    }
    return letters.append(row).toString();
  }

  /** What XML cannot carry is left out; a cell holds so many characters and no more. */
  static String escaped(String text) {
    StringBuilder b = new StringBuilder(text.length() + 8);
    text.codePoints()
        .limit(LONGEST_TEXT)
        .filter(XlsxTable::isXml)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> b.append("&amp;");
                case '<' -> b.append("&lt;");
                case '>' -> b.append("&gt;");
                case '"' -> b.append("&quot;");
                default -> b.appendCodePoint(c);
              }
            });
    return b.toString();
  }

  private static boolean isXml(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

  private static String contentTypes() {
    return HEAD
        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + override("workbook", "sheet.main")
        + override("styles", "styles")
        + override("worksheets/sheet1", "worksheet")
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPE + type + "+xml\"/>";
  }

  private static String relations(String kind, String target, String kind2, String target2) {
    return HEAD
        + "<Relationships xmlns=\""
        + PACKAGE
        + "\">"
        + relation(1, kind, target)
        + (kind2.isEmpty() ? "" : relation(2, kind2, target2))
        + "</Relationships>";
  }

  private static String relation(int id, String kind, String target) {
    return "<Relationship Id=\"rId"
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + kind
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static String workbook(PrintedTable t) {
    // at most 31 characters, without the signs that formulas use
    String clean = t.title().replaceAll("[\\[\\]*?/\\\\:']", " ").strip();
    String name = clean.isEmpty() ? "1" : clean.substring(0, Math.min(31, clean.length()));
    return HEAD
        + "<workbook xmlns=\""
        + MAIN
        + "\" xmlns:r=\""
        + OFFICE
        + "\"><sheets><sheet name=\""
        + escaped(name)
        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  }

  private static String styles() {
    return HEAD
        + "<styleSheet xmlns=\""
        + MAIN
        + "\"><fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"10\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"6\">"
        + "<xf xfId=\"0\"/>"
        + "<xf xfId=\"0\" numFmtId=\"4\" applyNumberFormat=\"1\"/>"
        + "<xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/>"
        + "<xf xfId=\"0\" fontId=\"1\" numFmtId=\"4\" applyFont=\"1\" applyNumberFormat=\"1\"/>"
        + "<xf xfId=\"0\" fontId=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment wrapText=\"1\" vertical=\"top\"/></xf>"
        + "<xf xfId=\"0\" numFmtId=\"3\" applyNumberFormat=\"1\"/>"
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
        + "</styleSheet>";
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    begin(zip, name);
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry e = new ZipEntry(name);
    e.setTimeLocal(ENTRY_TIME);
    zip.putNextEntry(e);
  }
}
