package org.partida.base.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.Document;
import org.partida.api.document.PaperTie;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.paper.BusinessPaper;
import org.partida.spi.posting.PaperSettings;

/**
 * Business papers that are not e-invoices; natural key (company, identity), as of all documents.
 */
@ProviderType
public interface PaperStore {
  /**
   * Adds the document if its identity is new in the company; else answers the id of the one that is
   * there.
   */
  Optional<String> addIfNew(Document document, String identity, BusinessPaper paper);

  /** The content, if the document is such a paper. */
  Optional<BusinessPaper> find(String document);

  /** Replaces the content of one that is not booked. */
  void put(String document, BusinessPaper paper);

  /** Papers of a company by kind, dated in the days given, oldest first. */
  List<Document> dated(
      CompanyId company, List<String> typeCodes, LocalDate from, LocalDate to, int limit);

  /** Writes whether a paper and an invoice belong together. */
  void putTie(PaperTie tie);

  /** Ties of a document, whichever of the two it is; by date of the decision. */
  List<PaperTie> ties(String document);

  /** The entries of other documents that a document's proposal stands on. */
  void putBasis(String document, List<ExternalId> entries);

  List<ExternalId> basis(String document);

  /** Documents whose proposals stand on an entry. */
  List<String> standingOn(ExternalId entry);

  /** What the company decided, or what holds until it does. */
  PaperSettings settings(CompanyId company);

  void putSettings(CompanyId company, PaperSettings settings);
}
