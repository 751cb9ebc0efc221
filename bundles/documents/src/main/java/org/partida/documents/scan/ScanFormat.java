package org.partida.documents.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** What a file is by its first bytes; its name and what the sender says of it count for nothing. */
enum ScanFormat {
  JPEG("image/jpeg"),
  PNG("image/png"),
  WEBP("image/webp"),
  PDF("application/pdf");

  /** A PDF may have some bytes of a transport before it. */
  private static final int PDF_HEAD = 1024;

  private final String mediaType;

  ScanFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Format of a document whose original this is, see {@code base.file.Originals}. */
  String documentFormat() {
    return "scan-" + name().toLowerCase(Locale.ROOT);
  }

  static ScanFormat of(String mediaType) {
    return Arrays.stream(values())
        .filter(f -> f.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Tells it.
   *
   * @throws PartidaException {@code scan.format}
   */
  static ScanFormat of(byte[] bytes, String file) {
    return told(bytes).orElseThrow(() -> unknown(bytes, file));
  }

  private static Optional<ScanFormat> told(byte[] b) {
    if (at(b, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (at(b, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (at(b, 0, "RIFF") && at(b, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    String head = new String(b, 0, Math.min(b.length, PDF_HEAD), StandardCharsets.ISO_8859_1);
    return head.contains("%PDF-") ? Optional.of(PDF) : Optional.empty();
  }

  private static boolean at(byte[] b, int from, String signature) {
    byte[] s = signature.getBytes(StandardCharsets.ISO_8859_1);
    return b.length >= from + s.length && Arrays.equals(b, from, from + s.length, s, 0, s.length);
  }

  private static PartidaException unknown(byte[] b, String file) {
    boolean heic = at(b, 4, "ftyphei") || at(b, 4, "ftypmif") || at(b, 4, "ftyphev");
    boolean xml = at(b, 0, "<") || at(b, 0, "\u00ef\u00bb\u00bf<");
    String fix =
        heic
            ? "HEIC is not read by browsers: in the settings of the camera choose \"most compatible\", or send a JPEG"
            : xml
                ? "an e-invoice in XML goes to \"own invoices to send\", not to the pictures"
                : "send a photo (JPEG, PNG, WebP) or a PDF";
    return new PartidaException(
        new Problem("scan.format", "this is no picture and no PDF", file, fix));
  }
}
