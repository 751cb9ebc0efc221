package org.partida.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.model.Sha256;
import org.partida.model.table.PrintedTable;
import org.partida.spi.render.TableRenderer;

/** Tables as PDF on turned A4. Thread-safe; holds nothing but a few parsed fonts. */
@Component(service = TableRenderer.class)
public final class PdfTableRenderer implements TableRenderer {
  private final Fonts fonts;

  @Activate
  public PdfTableRenderer() {
    fonts = new Fonts();
  }

  @Override
  public String format() {
    return "pdf";
  }

  @Override
  public void render(PrintedTable table, Locale language, OutputStream out) throws IOException {
    Labels labels = Labels.of(language);
    Fonts.Pair parsed = fonts.borrow();
    try (PDDocument document = new PDDocument();
        Sheet sheet = new Sheet(document, fonts, parsed, TablePages.PAPER)) {
      describe(document, table, language);
      new TablePages(table, sheet, labels).draw();
      footers(sheet, labels);
      sheet.save(out);
    }
    // not after a failure: who knows what state the fonts are in
    fonts.giveBack(parsed);
  }

  /** Last, because only now the number of pages is known. */
  private static void footers(Sheet sheet, Labels labels) throws IOException {
    int pages = sheet.pages();
    for (int page = 0; page < pages; page++) {
      sheet.reopen(page);
      String number =
          labels.get("page") + " " + (page + 1) + " " + labels.get("ofPages") + " " + pages;
      sheet.right(number, TablePages.RIGHT, TablePages.BOTTOM - 10, 120, Style.SMALL);
    }
  }

  private static void describe(PDDocument document, PrintedTable table, Locale language) {
    String name = table.title() + " " + String.join(" ", table.head());
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(name.replaceAll("\\p{Cntrl}", " "));
    info.setProducer("Partida");
    document.setDocumentInformation(info);
    document.getDocumentCatalog().setLanguage(language.getLanguage());
    // from the content: the same table gives the same bytes
    String id = Sha256.of(table.toString().getBytes(StandardCharsets.UTF_8)).hex();
    document.setDocumentId(Long.parseUnsignedLong(id.substring(0, 16), 16));
  }
}
