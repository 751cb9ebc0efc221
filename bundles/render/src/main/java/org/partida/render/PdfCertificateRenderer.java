package org.partida.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.api.archive.Certificate;
import org.partida.model.Sha256;
import org.partida.spi.render.CertificateRenderer;

/** Certificates of completeness as PDF on A4. Thread-safe; holds nothing but a few parsed fonts. */
@Component(service = CertificateRenderer.class)
public final class PdfCertificateRenderer implements CertificateRenderer {
  private final Fonts fonts;

  @Activate
  public PdfCertificateRenderer() {
    fonts = new Fonts();
  }

  @Override
  public void render(Certificate c, Locale language, OutputStream out) throws IOException {
    Labels labels = Labels.of(language);
    Fonts.Pair parsed = fonts.borrow();
    try (PDDocument document = new PDDocument();
        Sheet sheet = new Sheet(document, fonts, parsed)) {
      String name = labels.get("certificate.title") + " " + c.month();
      describe(document, c, name, language);
      Flow flow = new Flow(sheet, name + " · " + c.companyName() + " · " + c.company());
      new CertificatePages(c, flow, labels).draw();
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
      sheet.rule(Sheet.LEFT, Sheet.RIGHT, Sheet.BOTTOM - 8, 0.4f, Ink.RULE);
      sheet.text(labels.get("certificate.footer"), Sheet.LEFT, Sheet.BOTTOM - 13, Style.SMALL);
      String number =
          labels.get("page") + " " + (page + 1) + " " + labels.get("ofPages") + " " + pages;
      sheet.right(number, Sheet.RIGHT, Sheet.BOTTOM - 13, 100, Style.SMALL);
    }
  }

  private static void describe(PDDocument document, Certificate c, String name, Locale language) {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(name);
    info.setAuthor(c.companyName().replaceAll("\\p{Cntrl}", " "));
    info.setSubject(c.digest());
    info.setProducer("Partida");
    document.setDocumentInformation(info);
    document.getDocumentCatalog().setLanguage(language.getLanguage());
    // from the content: the same certificate gives the same bytes
    String id = Sha256.of(c.digest().getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
    document.setDocumentId(Long.parseUnsignedLong(id.substring(0, 16), 16));
  }
}
