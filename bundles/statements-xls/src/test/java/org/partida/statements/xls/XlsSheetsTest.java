package org.partida.statements.xls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.SheetReader;
import org.partida.statements.table.BuiltIn;
import org.partida.statements.table.HtmlSheets;
import org.partida.statements.table.ProfileReader;
import org.partida.statements.table.Sheets;

/** Workbooks as banks and couriers send them, with what spreadsheets do to numbers and days. */
class XlsSheetsTest {
  private static final List<String> HEAD =
      List.of("Nr. AWB", "Destinatar", "Valoare ramburs", "Data plata");

  private final XlsSheets reader = new XlsSheets();

  private static byte[] workbook(Consumer<HSSFWorkbook> fill) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      fill.accept(book);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    }
  }

  private static void texts(Sheet sheet, int row, List<String> texts) {
    Row r = sheet.createRow(row);
    for (int i = 0; i < texts.size(); i++) {
      r.createCell(i).setCellValue(texts.get(i));
    }
  }

  private static CellStyle format(Sheet sheet, String format) {
    CellStyle style = sheet.getWorkbook().createCellStyle();
    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
    return style;
  }

  private List<SheetReader.Row> rows(byte[] bytes) throws IOException {
    assertThat(reader.is(bytes)).isTrue();
    return reader.read(bytes, "x.xls");
  }

  private Problem refusal(byte[] bytes) {
    return catchThrowableOfType(PartidaException.class, () -> reader.read(bytes, "x.xls"))
        .problem();
  }

  private static List<StatementLine> lines(byte[] bytes) throws IOException {
    return new ProfileReader(
            BuiltIn.profiles().stream()
                .filter(p -> p.id().equals("fan-courier"))
                .findFirst()
                .orElseThrow(),
            new Sheets(List.of(new HtmlSheets(), new XlsSheets())))
        .read(new ByteArrayInputStream(bytes), "x.xls")
        .statements()
        .get(0)
        .lines();
  }

  @Test
  void numbersDaysTextsAndTruthsAreShownAsPeopleReadThem() throws IOException {
    byte[] book =
        workbook(
            b -> {
              Sheet s = b.createSheet();
              Row r = s.createRow(4);
              r.createCell(1).setCellValue(1234.5);
              r.createCell(2).setCellValue(0.1 + 0.2);
              Cell day = r.createCell(3);
              day.setCellValue(46301);
              day.setCellStyle(format(s, "dd.mm.yyyy"));
              r.createCell(4).setCellValue(46301);
              r.createCell(5).setCellValue(" text ");
              r.createCell(6).setCellValue(true);
              r.createCell(7).setCellValue(0);
              Cell coloured = r.createCell(8);
              coloured.setCellValue(-5);
              coloured.setCellStyle(format(s, "#,##0.00;[Red]-#,##0.00"));
            });

    SheetReader.Row row = rows(book).get(0);
    assertThat(row.line()).isEqualTo(5);
    assertThat(row.cells())
        .containsExactly("", "1234.5", "0.3", "2026-10-06", "46301", " text ", "true", "0", "-5");
    assertThat(row.numbers()).containsExactlyInAnyOrder(1, 2, 3, 4, 7, 8);
  }

  @Test
  void daysMayBeCountedFrom1904() throws IOException {
    byte[] book =
        workbook(
            b -> {
              b.getInternalWorkbook()
                  .getRecords()
                  .forEach(
                      r -> {
                        if (r instanceof org.apache.poi.hssf.record.DateWindow1904Record w) {
                          w.setWindowing((short) 1);
                        }
                      });
              Sheet s = b.createSheet();
              Cell day = s.createRow(0).createCell(0);
              day.setCellValue(44839.0);
              day.setCellStyle(format(s, "yyyy-mm-dd"));
            });

    assertThat(rows(book).get(0).cells()).containsExactly("2026-10-06");
  }

  @Test
  void aWaybillKeptAsANumberKeepsItsDigitsWhileTheyAreThere() throws IOException {
    byte[] book = borderou(2345678901.0, 12.5, "09.10.2026");
    assertThat(lines(book).get(0).awb()).contains("2345678901");

    byte[] lost = borderou(2.5E17, 12.5, "09.10.2026");
    assertThat(catchThrowableOfType(PartidaException.class, () -> lines(lost)).problem().code())
        .isEqualTo("csv.number-lost");
  }

  private static byte[] borderou(double awb, double amount, String day) throws IOException {
    return workbook(
        b -> {
          Sheet s = b.createSheet();
          texts(s, 0, HEAD);
          Row r = s.createRow(1);
          r.createCell(0).setCellValue(awb);
          r.createCell(1).setCellValue("Ion");
          r.createCell(2).setCellValue(amount);
          r.createCell(3).setCellValue(day);
        });
  }

  @Test
  void amountsAsTextsAndAsNumbersMayStandInOneColumn() throws IOException {
    byte[] book =
        workbook(
            b -> {
              Sheet s = b.createSheet();
              texts(s, 0, HEAD);
              texts(s, 1, List.of("1", "Ion", "1.234,50", "09.10.2026"));
              Row r = s.createRow(2);
              r.createCell(0).setCellValue("2");
              r.createCell(2).setCellValue(1234.5);
              Cell day = r.createCell(3);
              day.setCellValue(46304);
              day.setCellStyle(format(s, "d/m/yy"));
            });

    assertThat(lines(book)).extracting(l -> l.amount().toString()).containsOnly("1234.50 RON");
    assertThat(lines(book)).extracting(l -> l.bookingDate().toString()).containsOnly("2026-10-09");
  }

  @Test
  void aDayWithoutTheFormatOfADayIsNotGuessed() throws IOException {
    byte[] book = borderou(1, 12.5, "46304");

    assertThat(catchThrowableOfType(PartidaException.class, () -> lines(book)).problem().code())
        .isEqualTo("csv.date");
  }

  @Test
  void ofAFormulaTheValueCountsThatTheSpreadsheetLeft() throws IOException {
    byte[] book =
        workbook(
            b -> {
              Sheet s = b.createSheet();
              Row r = s.createRow(0);
              r.createCell(0).setCellFormula("1+1.5");
              r.createCell(1).setCellFormula("\"AB\"&\"C\"");
              b.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    assertThat(rows(book).get(0).cells()).containsExactly("2.5", "ABC");
  }

  @Test
  void aFormulaThatFailedIsRefusedWithItsCell() throws IOException {
    byte[] book =
        workbook(
            b -> {
              b.createSheet().createRow(2).createCell(1).setCellFormula("1/0");
              b.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    assertThat(refusal(book).code()).isEqualTo("xls.unreadable");
    assertThat(refusal(book).location()).isEqualTo("x.xls row 3, column 2");
  }

  @Test
  void phantomRowsAndEmptySheetsAreNothing() throws IOException {
    byte[] book =
        workbook(
            b -> {
              b.createSheet("empty");
              Sheet s = b.createSheet("data");
              texts(s, 0, List.of("a", "b"));
              s.createRow(65_535).createCell(3).setBlank();
              for (int i = 100; i < 5000; i++) {
                s.createRow(i).createCell(0).setCellValue(" ");
              }
              texts(b.createSheet("other"), 0, List.of("not read"));
            });

    assertThat(rows(book)).extracting(SheetReader.Row::cells).containsExactly(List.of("a", "b"));
  }

  @Test
  void aPasswordIsSaid() throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    byte[] book;
    try {
      book = workbook(b -> texts(b.createSheet(), 0, List.of("a")));
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }

    assertThat(refusal(book).code()).isEqualTo("xls.encrypted");
  }

  @Test
  void moreThanAStatementHasIsRefused() throws IOException {
    String huge = "x".repeat(32_000);
    byte[] book =
        workbook(
            b -> {
              Sheet s = b.createSheet();
              for (int i = 0; i < 3000; i++) {
                s.createRow(i).createCell(0).setCellValue(huge);
              }
            });
    assertThat(refusal(book).message()).contains("more columns, cells or text");

    byte[] wide = workbook(b -> b.createSheet().createRow(0).createCell(250).setCellValue("x"));
    assertThat(refusal(wide).message()).contains("more columns, cells or text");
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    byte[] book = borderou(1, 2, "09.10.2026");
    for (int length : new int[] {8, 100, 512, book.length / 2}) {
      assertThat(refusal(Arrays.copyOf(book, length)).code()).isEqualTo("xls.unreadable");
    }
    assertThat(reader.is("<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII))).isFalse();
  }
}
