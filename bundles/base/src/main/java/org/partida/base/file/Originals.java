package org.partida.base.file;

import java.util.Map;

/**
 * What the original of a document is to a browser and a file system, by the document's format.
 * Stateless.
 */
public final class Originals {
  /** What it is. */
  public record Type(String suffix, String mediaType) {}

  private static final Type XML = new Type(".xml", "application/xml");

  // a scan must not get the name of the rendering beside it
  private static final Map<String, Type> TYPES =
      Map.of(
          "paper-json", new Type(".json", "application/json"),
          "paper-csv", new Type(".csv", "text/csv"),
          "paper-xlsx",
              new Type(
                  ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          "scan-jpeg", new Type("_scan.jpg", "image/jpeg"),
          "scan-png", new Type("_scan.png", "image/png"),
          "scan-webp", new Type("_scan.webp", "image/webp"),
          "scan-pdf", new Type("_scan.pdf", "application/pdf"));

  private Originals() {}

  /** Of a format; what is not told apart is XML, as e-invoices are. */
  public static Type of(String format) {
    return TYPES.getOrDefault(format, XML);
  }
}
