package org.partida.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.render.PdfPages;

/**
 * Pages of strangers' PDFs as pictures, by PDFBox. What a PDF needs beyond its own size goes to a
 * temporary file; two pages at most are drawn at once. Thread-safe.
 */
@Component(service = PdfPages.class)
public final class PdfBoxPages implements PdfPages {
  /** A drawn page needs four bytes for each point. */
  private static final int MOST_HEIGHT = 4000;

  private final Semaphore drawing = new Semaphore(2);

  @Activate
  public PdfBoxPages() {}

  /** Something done with an open document. */
  private interface Use<T> {
    T with(PDDocument document) throws IOException;
  }

  @Override
  public int count(Path pdf) throws IOException {
    return open(pdf, PDDocument::getNumberOfPages);
  }

  @Override
  public void png(Path pdf, int page, int width, OutputStream out) throws IOException {
    drawing.acquireUninterruptibly();
    try {
      BufferedImage image =
          open(
              pdf,
              document ->
                  new PDFRenderer(document)
                      .renderImage(page - 1, scale(document, page, width), ImageType.RGB));
      ImageIO.write(image, "png", out);
    } finally {
      drawing.release();
    }
  }

  /** Points of the page to pixels. */
  private static float scale(PDDocument document, int page, int width) {
    PDRectangle box = document.getPage(page - 1).getCropBox();
    boolean turned = document.getPage(page - 1).getRotation() % 180 != 0;
    float wide = Math.max(1, turned ? box.getHeight() : box.getWidth());
    float high = Math.max(1, turned ? box.getWidth() : box.getHeight());
    return Math.min(width / wide, Math.min(MOST_HEIGHT / high, MOST_HEIGHT / wide));
  }

  // a damaged PDF makes the library throw whatever its damage leads to
  private static <T> T open(Path pdf, Use<T> use) throws IOException {
    try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(pdf.toFile());
        PDDocument document = Loader.loadPDF(bytes, IOUtils.createTempFileOnlyStreamCache())) {
      return use.with(document);
    } catch (InvalidPasswordException e) {
      throw new PartidaException(
          new Problem(
              "pdf.locked", "the PDF wants a password", "", "save it without one and send that"),
          e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new PartidaException(
          new Problem(
              "pdf.unreadable",
              "the PDF cannot be read: " + e.getMessage(),
              "",
              "open it in a viewer and print it to PDF again, or send a photo"),
          e);
    }
  }
}
