package org.partida.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.partida.model.invoice.Invoice;

/** A rendering, taken apart again. */
final class Pdf {
  static final PdfInvoiceRenderer RENDERER = new PdfInvoiceRenderer();

  private Pdf() {}

  static byte[] bytes(Invoice invoice, String language) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RENDERER.render(invoice, Locale.forLanguageTag(language), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String text(Invoice invoice, String language) {
    return text(bytes(invoice, language), 1, Integer.MAX_VALUE);
  }

  static String text(byte[] pdf, int firstPage, int lastPage) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setStartPage(firstPage);
      stripper.setEndPage(lastPage);
      return stripper.getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many characters stand outside the margins of their page. */
  static int strays(byte[] pdf) {
    return strays(pdf, Sheet.LEFT, Sheet.RIGHT, Sheet.HEIGHT);
  }

  static int strays(byte[] pdf, float left, float right, float height) {
    int[] strays = {0};
    try (PDDocument document = Loader.loadPDF(pdf)) {
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> positions) {
          for (TextPosition p : positions) {
            boolean inside =
                p.getX() >= left - 1
                    && p.getX() + p.getWidth() <= right + 1
                    && p.getY() > 20
                    && p.getY() < height - 20;
            strays[0] += inside ? 0 : 1;
          }
        }
      }.getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return strays[0];
  }
}
