package org.partida.documents.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.xml.SafeXml;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.Network;

/** The invoice formats that can be read now. Immutable. */
public final class Formats {
  /** What rows wait for while a format is missing. */
  private static final String WAITING = "format";

  private final List<InvoiceReader> readers;

  public Formats(List<InvoiceReader> readers) {
    this.readers = List.copyOf(readers);
  }

  public Optional<InvoiceReader> find(RootElement root) {
    return readers.stream().filter(r -> r.reads(root)).findFirst();
  }

  public static RootElement root(Path payload) throws IOException {
    return SafeXml.sniff(payload);
  }

  public static InvoiceRead read(InvoiceReader reader, Path payload) throws IOException {
    try (InputStream in = Files.newInputStream(payload)) {
      return reader.read(in);
    }
  }

  public static Outcome missing(RootElement root) {
    String name = "{" + root.namespace() + "}" + root.localName();
    return Outcome.waiting(
        WAITING,
        new Problem(
            "format.missing",
            "no running bundle reads " + name,
            name,
            "start or install the format's feature; this goes on by itself then"));
  }

  /** Rows that waited for a format or a network that is here now become ready. */
  public static void wake(
      UnitOfWork books, List<Network> networks, List<InvoiceReader> readers, Clock clock) {
    books.write(
        tx -> {
          networks.forEach(n -> tx.work().wake("network:" + n.id(), clock.instant()));
          return readers.isEmpty() ? 0 : tx.work().wake(WAITING, clock.instant());
        });
  }
}
