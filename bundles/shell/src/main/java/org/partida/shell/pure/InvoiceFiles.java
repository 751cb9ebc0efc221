package org.partida.shell.pure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;

/** Reads invoice files with the formats that are there now. Immutable. */
final class InvoiceFiles {
  private final List<InvoiceReader> readers;

  InvoiceFiles(List<InvoiceReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /** What was read, and by which format. */
  record ReadFile(String format, InvoiceRead read) {}

  ReadFile read(Path file) throws IOException {
    RootElement root = SafeXml.sniff(file);
    Optional<InvoiceReader> reader = readers.stream().filter(r -> r.reads(root)).findFirst();
    if (reader.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "invoice.format-unknown",
              "no reader knows the root element {" + root.namespace() + "}" + root.localName(),
              String.valueOf(file.getFileName()),
              "known formats now: " + readers.stream().map(InvoiceReader::format).toList()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new ReadFile(reader.get().format(), reader.get().read(in));
    }
  }
}
