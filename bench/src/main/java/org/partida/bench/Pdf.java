package org.partida.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.RunnerException;
import org.partida.model.invoice.Invoice;
import org.partida.render.PdfInvoiceRenderer;
import org.partida.ubl.UblInvoiceReader;

/**
 * An invoice on one page, beside PDFBox writing the same lines of text one below another in the
 * same font, already parsed.
 */
@State(Scope.Benchmark)
public class Pdf {
  private static final Locale ROMANIAN = Locale.forLanguageTag("ro");

  private final PdfInvoiceRenderer renderer = new PdfInvoiceRenderer();
  private Invoice invoice;
  private TrueTypeFont font;
  private String[] text = {};

  @Setup
  public void make() throws IOException {
    invoice =
        new UblInvoiceReader().read(new ByteArrayInputStream(Invoices.ubl(10))).invoices().get(0);
    try (InputStream in =
        PdfInvoiceRenderer.class.getResourceAsStream("fonts/NotoSans-Regular.ttf")) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    }
    try (PDDocument made = Loader.loadPDF(ours())) {
      if (made.getNumberOfPages() != 1) {
        throw new IllegalStateException("the invoice takes " + made.getNumberOfPages() + " pages");
      }
      text = new PDFTextStripper().getText(made).split("\\R");
    }
  }

  @Benchmark
  public byte[] baseline() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDType0Font face = PDType0Font.load(document, font, true);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(face, 8);
        content.setLeading(10);
        content.newLineAtOffset(40, 800);
        for (String line : text) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      document.save(out, CompressParameters.NO_COMPRESSION);
    }
    return out.toByteArray();
  }

  @Benchmark
  public byte[] ours() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    renderer.render(invoice, ROMANIAN, out);
    return out.toByteArray();
  }

  static List<Row> measure() throws RunnerException {
    JmhRounds.Values v = new JmhRounds(Pdf.class, 3).run(Map.of()).per(1000);
    return List.of(
        new Row(
            "PDF of one page",
            "PDFBox, the same text, no layout",
            "ms",
            v.baseline(),
            v.ours(),
            new Row.Aim(Row.Kind.VALUE, 6)));
  }
}
