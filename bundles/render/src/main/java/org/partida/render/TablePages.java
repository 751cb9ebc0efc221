package org.partida.render;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.partida.model.table.PrintedTable;
import org.partida.model.table.PrintedTable.Cell;
import org.partida.model.table.PrintedTable.Column;
import org.partida.model.table.PrintedTable.Style;

/**
 * A table over as many turned A4 pages as it needs: the headings stand on each page, and the sums
 * of the page below its rows. Used by one thread.
 */
final class TablePages {
  static final PDRectangle PAPER =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
  static final float LEFT = 28;
  static final float RIGHT = PAPER.getWidth() - 28;
  static final float TOP = PAPER.getHeight() - 28;
  static final float BOTTOM = 40;
  private static final float PAD = 2;
  private static final int HEAD_LINES = 5;
  private static final int CELL_LINES = 3;
  private static final org.partida.render.Style TEXT =
      new org.partida.render.Style(false, 7, Ink.DARK);
  private static final org.partida.render.Style STRONG =
      new org.partida.render.Style(true, 7, Ink.DARK);
  private static final org.partida.render.Style QUIET =
      new org.partida.render.Style(false, 7, Ink.GREY);
  private static final org.partida.render.Style HEAD =
      new org.partida.render.Style(true, 6.2f, Ink.GREY);
  private static final float ROW = TEXT.lineHeight() + 2.4f;

  private final PrintedTable table;
  private final Sheet sheet;
  private final Labels labels;
  private final Formats formats;
  private final float[] edges;
  private final List<List<String>> headings = new ArrayList<>();
  private final float headHeight;
  private final BigDecimal[] page;
  private float y;

  TablePages(PrintedTable table, Sheet sheet, Labels labels) {
    this.table = table;
    this.sheet = sheet;
    this.labels = labels;
    this.formats = new Formats(labels);
    this.edges = edges(table);
    this.page = new BigDecimal[table.columns().size()];
    int most = 1;
    for (int i = 0; i < page.length; i++) {
      float room = edges[i + 1] - edges[i] - 2 * PAD;
      List<String> lines = Wrap.lines(table.columns().get(i).name(), room, HEAD, sheet.face(HEAD));
      List<String> shown = lines.subList(0, Math.min(HEAD_LINES, lines.size()));
      headings.add(shown);
      most = Math.max(most, shown.size());
    }
    this.headHeight = most * HEAD.lineHeight() + 5;
  }

  private static float[] edges(PrintedTable table) {
    float all = table.columns().stream().mapToInt(Column::width).sum();
    float[] edges = new float[table.columns().size() + 1];
    edges[0] = LEFT;
    for (int i = 1; i < edges.length; i++) {
      edges[i] = edges[i - 1] + (RIGHT - LEFT) * table.columns().get(i - 1).width() / all;
    }
    return edges;
  }

  void draw() throws IOException {
    firstPage();
    for (PrintedTable.Row r : table.rows()) {
      float height = height(r);
      need(r.style() == Style.ORDINARY && table.pageTotals() ? height + ROW : height);
      row(r);
    }
    pageTotal();
    notes();
  }

  private void firstPage() throws IOException {
    sheet.newPage();
    y = TOP;
    sheet.fitted(table.title(), LEFT, y, RIGHT - LEFT, org.partida.render.Style.BIG);
    y -= org.partida.render.Style.BIG.lineHeight() + 1;
    for (String line : table.head()) {
      sheet.fitted(line, LEFT, y, RIGHT - LEFT, org.partida.render.Style.TEXT);
      y -= org.partida.render.Style.TEXT.lineHeight();
    }
    y -= 6;
    headings();
  }

  private void need(float height) throws IOException {
    if (y - BOTTOM < height) {
      pageTotal();
      nextPage();
      headings();
    }
  }

  private void nextPage() throws IOException {
    sheet.newPage();
    y = TOP;
    String running = table.title() + " · " + String.join(" · ", table.head());
    sheet.fitted(running, LEFT, y, RIGHT - LEFT, org.partida.render.Style.SMALL);
    y -= org.partida.render.Style.SMALL.lineHeight() + 4;
  }

  private void headings() throws IOException {
    sheet.band(LEFT, y, RIGHT - LEFT, headHeight, Ink.BAND);
    for (int i = 0; i < headings.size(); i++) {
      float top = y - 2;
      float room = edges[i + 1] - edges[i] - 2 * PAD;
      for (String line : headings.get(i)) {
        if (table.columns().get(i).amount()) {
          sheet.right(line, edges[i + 1] - PAD, top, room, HEAD);
        } else {
          sheet.fitted(line, edges[i] + PAD, top, room, HEAD);
        }
        top -= HEAD.lineHeight();
      }
    }
    y -= headHeight + 1;
  }

  private void row(PrintedTable.Row r) throws IOException {
    if (r.style() == Style.TOTAL) {
      pageTotal();
      sheet.rule(LEFT, RIGHT, y, 0.8f, Ink.ACCENT);
    }
    org.partida.render.Style style = style(r.style());
    for (int i = 0; i < r.cells().size(); i++) {
      Cell c = r.cells().get(i);
      cell(c, i, style);
      if (r.style() == Style.ORDINARY && c.number().isPresent()) {
        page[i] = page[i] == null ? c.number().get() : page[i].add(c.number().get());
      }
    }
    y -= height(r);
    sheet.rule(LEFT, RIGHT, y + 0.6f, 0.3f, Ink.RULE);
  }

  private static org.partida.render.Style style(Style style) {
    return switch (style) {
      case TOTAL -> STRONG;
      case PART -> QUIET;
      case ORDINARY -> TEXT;
    };
  }

  /** Texts take as many lines as they need, up to a few. */
  private float height(PrintedTable.Row r) {
    int most = 1;
    for (int i = 0; i < r.cells().size(); i++) {
      most = Math.max(most, lines(r.cells().get(i), i, style(r.style())).size());
    }
    return ROW + (most - 1) * TEXT.lineHeight();
  }

  private List<String> lines(Cell c, int i, org.partida.render.Style style) {
    float room = edges[i + 1] - edges[i] - 2 * PAD;
    List<String> all = Wrap.lines(c.text(), room, style, sheet.face(style));
    if (all.size() <= CELL_LINES) {
      return all;
    }
    List<String> shown = new ArrayList<>(all.subList(0, CELL_LINES - 1));
    shown.add(String.join(" ", all.subList(CELL_LINES - 1, all.size())));
    return shown;
  }

  private void cell(Cell c, int i, org.partida.render.Style style) throws IOException {
    float room = edges[i + 1] - edges[i] - 2 * PAD;
    if (c.number().isPresent()) {
      sheet.right(formats.decimal(c.number().get()), edges[i + 1] - PAD, y - 1, room, style);
    } else {
      float top = y - 1;
      for (String line : lines(c, i, style)) {
        sheet.fitted(line, edges[i] + PAD, top, room, style);
        top -= style.lineHeight();
      }
    }
  }

  /** The sums of the ordinary rows of this page; nothing if it has none. */
  private void pageTotal() throws IOException {
    boolean any = false;
    for (BigDecimal sum : page) {
      any |= sum != null;
    }
    if (!any || !table.pageTotals()) {
      return;
    }
    sheet.band(LEFT, y, RIGHT - LEFT, ROW, Ink.BAND);
    String label = labels.get("table.pageTotal");
    sheet.fitted(label, LEFT + PAD, y - 1, 120, STRONG);
    for (int i = 0; i < page.length; i++) {
      if (page[i] != null) {
        cell(Cell.of(page[i]), i, STRONG);
        page[i] = null;
      }
    }
    y -= ROW;
  }

  private void notes() throws IOException {
    y -= 8;
    for (String note : table.notes()) {
      for (String line : Wrap.lines(note, RIGHT - LEFT, TEXT, sheet.face(TEXT))) {
        if (y - BOTTOM < TEXT.lineHeight()) {
          nextPage();
        }
        float indent = note.startsWith(" ") ? 12 : 0;
        sheet.fitted(line, LEFT + indent, y, RIGHT - LEFT - indent, TEXT);
        y -= TEXT.lineHeight();
      }
    }
  }
}
