package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;
import org.partida.web.Services;
import org.partida.web.http.Uploaded;

/** Reads an invoice file with the formats that are there now. */
final class InvoiceReading {
  private InvoiceReading() {}

  /** What was read, and by which format. */
  record ReadFile(String format, InvoiceRead read) {}

  static ReadFile read(Services services, Uploaded file) throws IOException {
    List<InvoiceReader> readers = services.all(InvoiceReader.class);
    if (readers.isEmpty()) {
      services.need(InvoiceReader.class);
    }
    RootElement root = SafeXml.sniff(file.path());
    InvoiceReader reader =
        readers.stream()
            .filter(r -> r.reads(root))
            .findFirst()
            .orElseThrow(() -> unknown(root, file, readers));
    try (InputStream in = Files.newInputStream(file.path())) {
      return new ReadFile(reader.format(), reader.read(in));
    }
  }

  private static PartidaException unknown(
      RootElement root, Uploaded file, List<InvoiceReader> readers) {
    return new PartidaException(
        new Problem(
            "invoice.format-unknown",
            "no reader knows the root element {" + root.namespace() + "}" + root.localName(),
            file.name(),
            "known formats now: " + readers.stream().map(InvoiceReader::format).toList()));
  }
}
