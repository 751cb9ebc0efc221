package org.partida.base.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.invoice.Invoice;

/** Documents; natural key (company, identity). */
@ProviderType
public interface DocumentStore {
  /**
   * Adds the document if its identity is new in the company; else answers the id of the one that is
   * there.
   */
  Optional<String> addIfNew(Document document, String identity, Invoice invoice);

  Optional<Document> find(String id);

  /**
   * The document.
   *
   * @throws PartidaException {@code document.unknown} if there is none
   */
  default Document require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "document.unknown",
                        "there is no document " + id,
                        id,
                        "document-list shows the ids")));
  }

  Optional<Invoice> invoice(String id);

  void update(Document document);

  /** Replaces the content: a better paper of the same fact came before anything was booked. */
  void putInvoice(String id, Invoice invoice);

  /** Newest first, of the companies given. */
  Page<Document> list(
      DocumentFilter filter, List<CompanyId> companies, int limit, Optional<String> after);

  /** How many documents of these companies are in each state. */
  List<Count> counts(List<CompanyId> companies);

  /**
   * Documents of one company in one state. Immutable.
   *
   * @param number how many
   */
  record Count(CompanyId company, DecisionState decision, AccountingState accounting, int number) {}

  void addDecision(Decision decision);

  /** Oldest first. */
  List<Decision> decisions(String documentId);

  /** Issued documents from that day on that no authority has accepted, the oldest first. */
  List<Document> unfiled(Optional<CompanyId> company, LocalDate from, int limit);

  /** Fiscal codes of partners, as the documents of a company write them. */
  List<String> partnerCodes(CompanyId company);

  /** Ids of the documents of a partner that is written in one of these ways, by date of issue. */
  List<String> ofPartner(CompanyId company, List<String> codes);
}
