package org.partida.documents.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.company.Company;
import org.partida.api.document.PaperImport;
import org.partida.api.source.Pulled;
import org.partida.base.json.JsonTree;
import org.partida.base.paper.NeutralFile;
import org.partida.base.port.Tx;
import org.partida.base.xml.SafeXml;
import org.partida.documents.business.Neutral;
import org.partida.documents.business.NeutralWriter;
import org.partida.documents.intake.DocumentMaker;
import org.partida.documents.intake.Formats;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.Store;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.source.SourceItem;

/** Understands what a source gave. Thread-safe. */
final class ItemReader {
  /** Way of a document that was pulled. */
  private static final String DOOR = org.partida.api.document.Paper.SOURCE;

  private final Formats formats;

  ItemReader(List<InvoiceReader> readers) {
    this.formats = new Formats(readers);
  }

  /**
   * What was understood.
   *
   * @param facts in short
   * @param writing makes the document; empty if nothing here can book it
   * @param problem why nothing becomes of it
   */
  record Read(Optional<Pulled.Facts> facts, Optional<Writing> writing, Optional<Problem> problem) {}

  /** Makes the document, inside a transaction. */
  interface Writing {
    PaperImport.Item write(Tx tx, NeutralWriter writer, Sha256 original);
  }

  /** Reads a document; what cannot be read is a problem of the answer. */
  Read read(Company company, String name, SourceItem.Form form, byte[] content) {
    if (form == SourceItem.Form.STATEMENT) {
      // the statement's own readers look at it, when it is imported
      return new Read(Optional.empty(), Optional.empty(), Optional.empty());
    }
    try {
      return form == SourceItem.Form.NEUTRAL
          ? neutral(company, name, content)
          : einvoice(company, name, content);
    } catch (PartidaException e) {
      Problem p = e.problem();
      String at = p.location().isBlank() ? name : p.location();
      return new Read(
          Optional.empty(),
          Optional.empty(),
          Optional.of(new Problem(p.code(), p.message(), at, p.fix())));
    } catch (IOException e) {
      return new Read(
          Optional.empty(),
          Optional.empty(),
          Optional.of(
              new Problem(
                  "source.unreadable",
                  "it cannot be read: " + e.getMessage(),
                  name,
                  "correct it in the source, then sync again")));
    }
  }

  private static Read neutral(Company company, String name, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    Neutral n = Neutral.of(company, name, JsonTree.read(text, name));
    if (n instanceof Neutral.OfMoney m) {
      Pulled.Facts facts =
          new Pulled.Facts(
              m.kind(), m.number(), m.date(), m.partner(), m.amount(), Optional.empty());
      return m.receipt().isEmpty()
          ? new Read(
              Optional.of(facts), Optional.empty(), Optional.of(Neutral.notBookable(m.number())))
          : new Read(Optional.of(facts), Optional.of(writing(company, m)), Optional.empty());
    }
    Pulled.Facts facts =
        n instanceof Neutral.OfInvoice i
            ? facts(company, i.invoice())
            : facts(((Neutral.OfPaper) n).paper());
    return new Read(Optional.of(facts), Optional.of(writing(company, n)), Optional.empty());
  }

  private static Writing writing(Company company, Neutral n) {
    return (tx, writer, original) ->
        writer.write(tx, company.id(), n, NeutralFile.JSON, original, DOOR);
  }

  private Read einvoice(Company company, String name, byte[] content) throws IOException {
    RootElement root = SafeXml.sniff(new ByteArrayInputStream(content));
    InvoiceReader reader =
        formats
            .find(root)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "format.missing",
                            "no running bundle reads {" + root.namespace() + "}" + root.localName(),
                            name,
                            "start or install the format's feature, then sync again")));
    InvoiceRead read = reader.read(new ByteArrayInputStream(content));
    if (read.invoices().size() != 1) {
      throw new PartidaException(
          new Problem(
              "source.lot",
              "it holds " + read.invoices().size() + " invoices",
              name,
              "the source must give one at a time"));
    }
    Invoice invoice = read.invoices().get(0);
    return new Read(
        Optional.of(facts(company, invoice)),
        Optional.of(
            (tx, writer, original) ->
                writer.write(
                    tx, company.id(), invoice, read.warnings(), reader.format(), original, DOOR)),
        Optional.empty());
  }

  private static Pulled.Facts facts(Company company, Invoice i) {
    boolean sells = DocumentMaker.is(i.parties().seller(), company.id());
    String paid =
        i.notes().stream()
            .filter(n -> n.startsWith("paid: "))
            .map(n -> n.substring(6))
            .collect(Collectors.joining(", "));
    return new Pulled.Facts(
        i.header().kind().name(),
        i.number(),
        i.header().issueDate(),
        (sells ? i.parties().buyer() : i.parties().seller()).name(),
        i.effective(i.totals().gross()),
        Optional.of(paid).filter(p -> !p.isEmpty()));
  }

  private static Pulled.Facts facts(BusinessPaper p) {
    String paid =
        p.tenders().stream()
            .map(t -> t.means() + " " + t.amount())
            .collect(Collectors.joining(", "));
    return new Pulled.Facts(
        p.kind().name(),
        p.number(),
        p.date(),
        p.partner().map(PartnerRef::name).or(() -> p.store().map(Store::code)).orElse(""),
        p.gross(),
        Optional.of(paid).filter(s -> !s.isEmpty()));
  }
}
