package org.partida.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.partida.model.table.PrintedTable;
import org.partida.model.table.PrintedTable.Cell;
import org.partida.model.table.PrintedTable.Column;
import org.partida.model.table.PrintedTable.Row;
import org.partida.model.table.PrintedTable.Style;

/** Tables on turned A4. */
class PdfTableRendererTest {
  private static final PdfTableRenderer RENDERER = new PdfTableRenderer();

  @Test
  void aShortTableIsOnePageWithItsTotalsOnce() {
    byte[] pdf = pdf(table(3), "ro");
    assertThat(Pdf.pages(pdf)).isEqualTo(1);
    assertThat(Pdf.text(pdf, 1, 1))
        .contains("Jurnal pentru vânzări", "Întreprindere Șțăî SRL · RO1", "Bază 21%")
        .contains("1.234,56", "Total pagină", "TOTAL", "3.703,68", "Legătura cu balanța")
        .contains("Pagina 1 din 1");
  }

  @Test
  void eachPageHasItsHeadingsAndItsSums() {
    byte[] pdf = pdf(table(120), "ro");
    int pages = Pdf.pages(pdf);
    assertThat(pages).isGreaterThan(2);
    BigDecimal sum = BigDecimal.ZERO;
    for (int page = 1; page <= pages; page++) {
      String text = Pdf.text(pdf, page, page);
      assertThat(text).contains("Pagina " + page + " din " + pages);
      if (text.contains("Total pagină")) {
        String after = text.substring(text.indexOf("Total pagină") + 12).strip();
        String first = after.split("\\s")[0];
        sum = sum.add(new BigDecimal(first.replace(".", "").replace(',', '.')));
        assertThat(text).contains("Bază 21%");
      }
    }
    assertThat(sum).isEqualByComparingTo("148147.20");
  }

  @Test
  void theSameTableGivesTheSameBytes() {
    assertThat(pdf(table(40), "it")).isEqualTo(pdf(table(40), "it"));
  }

  @Test
  void numbersAreWrittenInTheLanguage() {
    assertThat(Pdf.text(pdf(table(1), "en"), 1, 1)).contains("1,234.56");
  }

  @Test
  void aLongTextTakesMoreLinesInsteadOfShrinking() {
    PrintedTable t =
        new PrintedTable(
            "T",
            List.of(),
            List.of(new Column("Document", false, 10), new Column("Rest", false, 90)),
            List.of(
                new Row(
                    Style.ORDINARY,
                    List.of(Cell.of("ATE 702 (plata RE20261031-1202/44)"), Cell.of("x")))),
            List.of(),
            false);
    assertThat(Pdf.text(pdf(t, "ro"), 1, 1)).contains("ATE 702", "RE20261031-").doesNotContain("…");
  }

  @Test
  void nothingRunsOffThePage() {
    List<Column> columns = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      columns.add(new Column("Neexigibil (TVA la încasare): TVA " + i, true, 11));
      cells.add(Cell.of(new BigDecimal("-98765432.10")));
    }
    PrintedTable wide =
        new PrintedTable(
            "T".repeat(300),
            List.of("H".repeat(300)),
            columns,
            List.of(new Row(Style.ORDINARY, cells)),
            List.of("n".repeat(900)),
            true);
    assertThat(strays(pdf(wide, "ro"))).isZero();
  }

  private static int strays(byte[] pdf) {
    return Pdf.strays(pdf, TablePages.LEFT, TablePages.RIGHT, TablePages.PAPER.getHeight());
  }

  private static PrintedTable table(int rows) {
    List<Row> all = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < rows; i++) {
      BigDecimal n = new BigDecimal("1234.56");
      sum = sum.add(n);
      all.add(new Row(Style.ORDINARY, List.of(Cell.of("Firma " + i), Cell.of(n))));
    }
    all.add(new Row(Style.TOTAL, List.of(Cell.of("TOTAL"), Cell.of(sum))));
    return new PrintedTable(
        "Jurnal pentru vânzări",
        List.of("Întreprindere Șțăî SRL · RO1", "Perioada: 2026-10"),
        List.of(new Column("Partener", false, 30), new Column("Bază 21%", true, 10)),
        all,
        List.of("Legătura cu balanța 4427: egal"),
        true);
  }

  private static byte[] pdf(PrintedTable table, String language) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RENDERER.render(table, Locale.forLanguageTag(language), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
