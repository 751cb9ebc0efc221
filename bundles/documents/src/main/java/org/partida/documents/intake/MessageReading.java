package org.partida.documents.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.Tx;
import org.partida.base.work.Outcome;
import org.partida.documents.send.Settling;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.Network;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.Unpacked;

/** Makes documents or events of the parts of a message. Thread-safe. */
final class MessageReading {
  private final Formats formats;
  private final Vault vault;
  private final Clock clock;
  private final NewDocuments documents;
  private final Settling settling;

  MessageReading(Formats formats, Vault vault, Clock clock) {
    this.formats = formats;
    this.vault = vault;
    this.clock = clock;
    this.documents = new NewDocuments(clock);
    this.settling = new Settling(clock);
  }

  Outcome read(MessageRecord m, Network network, Unpacked parts) throws IOException {
    return switch (parts.payloadKind()) {
      case INVOICE -> invoice(m, network, parts);
      case ERROR_NOTICE, BUYER_MESSAGE -> event(m, parts);
      case UNKNOWN -> unknown(m, parts);
    };
  }

  private Outcome invoice(MessageRecord m, Network network, Unpacked parts) throws IOException {
    RootElement root = Formats.root(parts.payload());
    Optional<InvoiceReader> reader = formats.find(root);
    if (reader.isEmpty()) {
      return Formats.missing(root);
    }
    InvoiceRead read = Formats.read(reader.get(), parts.payload());
    List<ArchiveRow> kept = keep(m, parts);
    Optional<Problem> broken = brokenSeal(m, network, kept);
    ArchiveState sealed =
        broken.isPresent()
            ? ArchiveState.SEAL_BROKEN
            : parts.signature().isEmpty() ? ArchiveState.ORIGINAL : ArchiveState.SEALED;
    DocumentMaker.Origin origin =
        new DocumentMaker.Origin(
            m.company(),
            hint(m.type()),
            reader.get().format(),
            NetworkState.VALIDATED,
            sealed,
            kept.get(0).id(),
            kept.size() > 1 ? Optional.of(kept.get(1).id()) : Optional.empty(),
            m.relatedId(),
            m.createdAt());
    return Outcome.done(
        tx -> {
          kept.forEach(tx.archive()::put);
          String id = "";
          for (Invoice i : read.invoices()) {
            Document d = DocumentMaker.make(origin, i, read.warnings());
            id = documents.add(tx, d, i, papers(m, kept));
          }
          tx.messages().update(m.becameDocument(id).moved(MessageState.READ, broken));
          Events.tie(tx, tx.documents().find(id).orElseThrow(), m.relatedId());
          settling.filed(tx, m, kept.get(0).id(), id);
        });
  }

  /** The papers that a message brought; the documents made of them are told later. */
  private static List<Paper> papers(MessageRecord m, List<ArchiveRow> kept) {
    return kept.stream()
        .map(
            row ->
                new Paper(
                    m.company(),
                    row.id(),
                    row.role(),
                    Paper.NETWORK,
                    Optional.of(m.key()),
                    Optional.empty(),
                    m.relatedId(),
                    Optional.empty(),
                    m.createdAt()))
        .toList();
  }

  private Outcome event(MessageRecord m, Unpacked parts) throws IOException {
    List<ArchiveRow> kept = keep(m, parts);
    return Outcome.done(
        tx -> {
          kept.forEach(tx.archive()::put);
          papers(m, kept).forEach(tx.links()::addPaper);
          Events.write(tx, m, parts);
          settling.refused(tx, m, parts.texts());
          settling.delivered(tx, m, kept.get(0).id());
        });
  }

  private Outcome unknown(MessageRecord m, Unpacked parts) throws IOException {
    List<ArchiveRow> kept = keep(m, parts);
    Problem problem =
        new Problem(
            "message.unknown-payload",
            "the container holds a document of a kind that is not known",
            m.key() + ", " + parts.payloadName(),
            "the bytes are kept; look at the payload's root element");
    return Outcome.rejected(problem, tx -> quarantine(tx, m, kept, problem));
  }

  private static void quarantine(Tx tx, MessageRecord m, List<ArchiveRow> kept, Problem problem) {
    kept.forEach(tx.archive()::put);
    papers(m, kept).forEach(tx.links()::addPaper);
    tx.messages().update(m.moved(MessageState.QUARANTINED, Optional.of(problem)));
  }

  /** Moves payload and signature into the archive; the rows are written with the outcome. */
  private List<ArchiveRow> keep(MessageRecord m, Unpacked parts) throws IOException {
    List<ArchiveRow> rows = new ArrayList<>();
    Vault.Stored payload = vault.adopt(parts.payload());
    rows.add(row(m, payload, "PAYLOAD", parts.payloadName(), Optional.empty()));
    if (parts.signature().isPresent()) {
      Vault.Stored signature = vault.adopt(parts.signature().get());
      rows.add(
          row(
              m,
              signature,
              "SIGNATURE",
              parts.signatureName().orElse("signature.xml"),
              Optional.of(payload.id())));
    }
    return rows;
  }

  private ArchiveRow row(
      MessageRecord m, Vault.Stored s, String role, String name, Optional<Sha256> seals) {
    return new ArchiveRow(
        m.company(),
        s.id(),
        role,
        name,
        s.size(),
        seals,
        Optional.of(m.network()),
        clock.instant());
  }

  /** The document is taken in, since it may well be right; who looks at the message must know. */
  private Optional<Problem> brokenSeal(MessageRecord m, Network network, List<ArchiveRow> kept)
      throws IOException {
    if (kept.size() < 2) {
      return Optional.empty();
    }
    SealReport report =
        network.checkSeal(vault.path(kept.get(0).id()), vault.path(kept.get(1).id()));
    return report.valid()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "message.seal-broken",
                "the authority's seal does not hold: " + String.join("; ", report.findings()),
                m.key() + ", " + kept.get(1).name(),
                "compare the document with what the authority shows, and ask it for the document"
                    + " again; keep both"));
  }

  private static Optional<Direction> hint(MessageType type) {
    return switch (type) {
      case RECEIVED -> Optional.of(Direction.RECEIVED);
      case SENT -> Optional.of(Direction.ISSUED);
      default -> Optional.empty();
    };
  }
}
