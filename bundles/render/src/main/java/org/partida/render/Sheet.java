package org.partida.render;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Draws on A4 pages, one after another. Vertical positions are of the top of what is drawn. Used by
 * one thread.
 */
final class Sheet implements Closeable {
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();
  static final float LEFT = 42;
  static final float RIGHT = WIDTH - 42;
  static final float TOP = HEIGHT - 42;
  static final float BOTTOM = 50;

  /** How far below the top of its line a text of size 1 stands. */
  private static final float ASCENT = 1.02f;

  private static final float SMALLEST = 4;

  private static final int BUFFER = 64 * 1024;

  private final PDDocument document;
  private final PDType0Font regular;
  private final PDType0Font bold;
  private final Fonts faces;
  private final List<PDPage> pages = new ArrayList<>();
  private final PDRectangle paper;
  private PDPageContentStream out;

  Sheet(PDDocument document, Fonts faces, Fonts.Pair parsed) throws IOException {
    this(document, faces, parsed, PDRectangle.A4);
  }

  /** On another paper, such as A4 turned. */
  Sheet(PDDocument document, Fonts faces, Fonts.Pair parsed, PDRectangle paper) throws IOException {
    this.paper = paper;
    this.document = document;
    this.faces = faces;
    this.regular = PDType0Font.load(document, parsed.regular(), true);
    this.bold = PDType0Font.load(document, parsed.bold(), true);
  }

  void newPage() throws IOException {
    finish();
    PDPage page = new PDPage(paper);
    document.addPage(page);
    pages.add(page);
    out = new PDPageContentStream(document, page);
  }

  int pages() {
    return pages.size();
  }

  /** Goes back to a finished page to add to it. */
  void reopen(int page) throws IOException {
    finish();
    out = new PDPageContentStream(document, pages.get(page), AppendMode.APPEND, true);
  }

  Typeface face(Style style) {
    return style.bold() ? faces.bold() : faces.regular();
  }

  void text(String text, float x, float top, Style style) throws IOException {
    Typeface face = face(style);
    draw(face.printable(text), x, top, style, style.size());
  }

  /** Right-aligned; made smaller where it would run out of the room it has. */
  void right(String text, float right, float top, float room, Style style) throws IOException {
    Typeface face = face(style);
    String s = face.printable(text);
    float size = fit(face, s, room, style.size());
    draw(s, right - face.width(s, size), top, style, size);
  }

  /** Left-aligned; made smaller, and cut if need be, where it would run out of the room it has. */
  void fitted(String text, float x, float top, float room, Style style) throws IOException {
    Typeface face = face(style);
    String s = face.printable(text);
    float size = fit(face, s, room, style.size());
    boolean tooWide = size == SMALLEST && face.width(s, size) > room;
    draw(tooWide ? cut(face, s, room, size) : s, x, top, style, size);
  }

  void rule(float x1, float x2, float y, float width, Ink ink) throws IOException {
    out.setStrokingColor(ink.red(), ink.green(), ink.blue());
    out.setLineWidth(width);
    out.moveTo(x1, y);
    out.lineTo(x2, y);
    out.stroke();
  }

  void band(float x, float top, float width, float height, Ink ink) throws IOException {
    out.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
    out.addRect(x, top - height, width, height);
    out.fill();
  }

  private void draw(String printable, float x, float top, Style style, float size)
      throws IOException {
    if (printable.isBlank()) {
      return;
    }
    out.beginText();
    out.setNonStrokingColor(style.ink().red(), style.ink().green(), style.ink().blue());
    out.setFont(style.bold() ? bold : regular, size);
    out.newLineAtOffset(x, top - size * ASCENT);
    out.showText(printable);
    out.endText();
  }

  private static float fit(Typeface face, String s, float room, float size) {
    float width = face.width(s, size);
    return width <= room ? size : Math.max(SMALLEST, size * room / width);
  }

  private static String cut(Typeface face, String s, float room, float size) {
    int end = s.length();
    while (end > 1 && face.width(s.substring(0, end) + "…", size) > room) {
      end -= Math.max(1, end / 16);
    }
    return s.substring(0, Math.max(1, end)) + "…";
  }

  @Override
  public void close() throws IOException {
    finish();
  }

  /** Writes the whole document; PDFBox itself writes a few bytes at a time. */
  void save(OutputStream out) throws IOException {
    finish();
    BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
    document.save(buffered, CompressParameters.NO_COMPRESSION);
    buffered.flush();
  }

  /** Ends the page that is being drawn. */
  private void finish() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
