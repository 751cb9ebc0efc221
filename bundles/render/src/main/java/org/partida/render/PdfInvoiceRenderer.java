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
import org.partida.model.invoice.Invoice;
import org.partida.spi.render.InvoiceRenderer;

/** Invoices as PDF on A4. Thread-safe; holds nothing but a few parsed fonts. */
@Component(service = InvoiceRenderer.class)
public final class PdfInvoiceRenderer implements InvoiceRenderer {
  private final Fonts fonts;

  @Activate
  public PdfInvoiceRenderer() {
    fonts = new Fonts();
  }

  @Override
  public String mediaType() {
    return "application/pdf";
  }

  @Override
  public void render(Invoice invoice, Locale language, OutputStream out) throws IOException {
    Labels labels = Labels.of(language);
    Fonts.Pair parsed = fonts.borrow();
    try (PDDocument document = new PDDocument();
        Sheet sheet = new Sheet(document, fonts, parsed)) {
      String name = Titles.title(invoice, labels) + " " + invoice.number();
      describe(document, invoice, name, language);
      draw(invoice, labels, sheet, name);
      sheet.save(out);
    }
    // not after a failure: who knows what state the fonts are in
    fonts.giveBack(parsed);
  }

  private void draw(Invoice invoice, Labels labels, Sheet sheet, String name) throws IOException {
    Flow flow = new Flow(sheet, name + " · " + invoice.parties().seller().name());
    Context context = new Context(invoice, flow, labels, new Formats(labels));
    HeadSection head = new HeadSection(context);
    head.draw();
    new PartySection(context).draw();
    head.facts();
    new LineSection(context).draw();
    new AllowanceSection(context).draw();
    new TotalSection(context).draw();
    new PaymentSection(context).draw();
    new ReferenceSection(context).draw();
    footers(sheet, labels);
  }

  /** Last, because only now the number of pages is known. */
  private static void footers(Sheet sheet, Labels labels) throws IOException {
    int pages = sheet.pages();
    for (int page = 0; page < pages; page++) {
      sheet.reopen(page);
      sheet.rule(Sheet.LEFT, Sheet.RIGHT, Sheet.BOTTOM - 8, 0.4f, Ink.RULE);
      sheet.text(labels.get("footer"), Sheet.LEFT, Sheet.BOTTOM - 13, Style.SMALL);
      String number =
          labels.get("page") + " " + (page + 1) + " " + labels.get("ofPages") + " " + pages;
      sheet.right(number, Sheet.RIGHT, Sheet.BOTTOM - 13, 100, Style.SMALL);
    }
  }

  /**
   * No date of making and an id from the content: two renderings of one invoice are the same bytes.
   */
  private static void describe(PDDocument document, Invoice invoice, String name, Locale language) {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(clean(name));
    info.setAuthor(clean(invoice.parties().seller().name()));
    info.setProducer("Partida");
    document.setDocumentInformation(info);
    document.getDocumentCatalog().setLanguage(language.getLanguage());
    String identity =
        String.join(
            "\n",
            invoice.number(),
            invoice.header().issueDate().toString(),
            invoice.parties().seller().name());
    document.setDocumentId(
        Long.parseUnsignedLong(
            Sha256.of(identity.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16), 16));
  }

  private static String clean(String s) {
    return s.replaceAll("\\p{Cntrl}", " ");
  }
}
