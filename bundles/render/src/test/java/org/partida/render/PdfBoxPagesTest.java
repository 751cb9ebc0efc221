package org.partida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.PartidaException;

class PdfBoxPagesTest {
  @TempDir Path folder;

  private final PdfBoxPages pages = new PdfBoxPages();

  private Path pdf(PDRectangle size, int count, String password) throws IOException {
    Path file = folder.resolve("p" + count + password + size.getWidth() + ".pdf");
    try (PDDocument d = new PDDocument()) {
      for (int i = 0; i < count; i++) {
        PDPage page = new PDPage(size);
        d.addPage(page);
        try (PDPageContentStream s = new PDPageContentStream(d, page)) {
          s.beginText();
          s.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 48);
          s.newLineAtOffset(20, size.getHeight() / 2);
          s.showText("TOTAL 121,00");
          s.endText();
        }
      }
      if (!password.isEmpty()) {
        d.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      d.save(file.toFile());
    }
    return file;
  }

  private BufferedImage drawn(Path pdf, int page, int width) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pages.png(pdf, page, width, out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  @Test
  void aPageIsDrawnAsWideAsWanted() throws IOException {
    Path pdf = pdf(PDRectangle.A4, 3, "");
    assertThat(pages.count(pdf)).isEqualTo(3);
    BufferedImage image = drawn(pdf, 3, 800);
    assertThat(image.getWidth()).isBetween(799, 801);
    assertThat(image.getHeight()).isBetween(1130, 1133);
    long dark = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        dark += (image.getRGB(x, y) & 0xff) < 100 ? 1 : 0;
      }
    }
    assertThat(dark).as("points of the text").isGreaterThan(1_000);
  }

  @Test
  void aPageAsLongAsATapeIsDrawnSmaller() throws IOException {
    BufferedImage image = drawn(pdf(new PDRectangle(200, 14_000), 1, ""), 1, 1600);
    assertThat(image.getHeight()).isLessThanOrEqualTo(4001);
  }

  @Test
  void whatWantsAPasswordSaysSo() throws IOException {
    Path pdf = pdf(PDRectangle.A6, 1, "geheim");
    assertThatThrownBy(() -> pages.count(pdf))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("password");
  }

  @Test
  void whatIsDamagedEndsWithAWordAndNothingElse() throws IOException {
    byte[] good = Files.readAllBytes(pdf(PDRectangle.A5, 2, ""));
    Random random = new Random(7);
    Path file = folder.resolve("damaged.pdf");
    for (int i = 0; i < 300; i++) {
      byte[] bad = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good;
      bad = bad.clone();
      for (int k = random.nextInt(40); k >= 0 && bad.length > 0; k--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bad);
      try {
        int count = pages.count(file);
        if (count > 0) {
          drawn(file, 1, 300);
        }
      } catch (PartidaException e) {
        assertThat(e.problem().code()).startsWith("pdf.");
      }
    }
    Files.writeString(file, "%PDF-1.4 nothing more", StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> pages.count(file)).isInstanceOf(PartidaException.class);
  }
}
