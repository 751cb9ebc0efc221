package org.partida.documents.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.document.Document;
import org.partida.documents.link.Facts;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;

/**
 * Makes a document of an invoice that was read. Pure: the same message gives the same document, its
 * id included.
 */
public final class DocumentMaker {
  private DocumentMaker() {}

  /**
   * Where a document came from. Immutable.
   *
   * @param company whose
   * @param hint what the network said of the direction; empty if it said nothing
   * @param format the reader's format
   * @param network network state to begin with
   * @param archive archive state to begin with
   * @param original archived payload
   * @param signature archived signature
   * @param networkIndex the authority's index
   * @param receivedAt when it reached the company
   */
  record Origin(
      CompanyId company,
      Optional<Direction> hint,
      String format,
      NetworkState network,
      ArchiveState archive,
      Sha256 original,
      Optional<Sha256> signature,
      Optional<String> networkIndex,
      Instant receivedAt) {}

  static Document make(Origin o, Invoice invoice, List<Problem> warnings) {
    Direction direction = direction(o, invoice);
    Party partner =
        direction == Direction.RECEIVED ? invoice.parties().seller() : invoice.parties().buyer();
    String note = warnings.stream().map(Problem::message).collect(Collectors.joining("; "));
    return new Document(
        id(o.company(), identity(invoice)),
        o.company(),
        direction,
        invoice.header().typeCode(),
        invoice.number(),
        invoice.header().issueDate(),
        Facts.due(invoice),
        partner.name(),
        partner.taxId(),
        invoice.effective(invoice.totals().gross()),
        o.format(),
        o.network(),
        DecisionState.PENDING,
        AccountingState.NONE,
        o.archive(),
        o.original(),
        Optional.empty(),
        o.signature(),
        o.networkIndex(),
        o.receivedAt(),
        note);
  }

  /**
   * One economic fact: issuer, number, date, kind. A second paper with the same identity is the
   * same document.
   */
  public static String identity(Invoice i) {
    String issuer =
        i.parties()
            .seller()
            .taxId()
            .map(DocumentMaker::bare)
            .orElseGet(() -> i.parties().seller().name().toUpperCase(Locale.ROOT));
    return issuer
        + "|"
        + i.number().strip().toUpperCase(Locale.ROOT)
        + "|"
        + i.header().issueDate()
        + "|"
        + i.header().kind();
  }

  /**
   * An id that a repeated run makes again, so that a crash between reading and writing leaves no
   * trace.
   */
  public static String id(CompanyId company, String identity) {
    return "d"
        + Sha256.of((company + "|" + identity).getBytes(StandardCharsets.UTF_8))
            .hex()
            .substring(0, 23);
  }

  /**
   * The parties decide; where the company is neither, the network's word does. A self-billed
   * invoice is so put right.
   */
  private static Direction direction(Origin o, Invoice i) {
    boolean sells = is(i.parties().seller(), o.company());
    boolean buys = is(i.parties().buyer(), o.company());
    if (sells || buys) {
      // who sells to itself has it twice in its mailbox; it is one document, whichever came first
      return sells ? Direction.ISSUED : Direction.RECEIVED;
    }
    return o.hint().orElse(Direction.RECEIVED);
  }

  public static boolean is(Party party, CompanyId company) {
    return java.util.stream.Stream.of(party.vatId(), party.taxRegistration(), party.legalId())
        .flatMap(Optional::stream)
        .map(id -> bare(id, company.country()))
        .anyMatch(company.fiscalCode()::equals);
  }

  private static String bare(String taxId, String country) {
    String t = taxId.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    return t.startsWith(country) ? t.substring(country.length()) : t;
  }

  public static String bare(String taxId) {
    return bare(taxId, "RO");
  }
}
