package org.partida.base.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Paper;
import org.partida.model.CompanyId;

/** Papers of documents, what differs between them, and which documents may be one fact. */
@ProviderType
public interface LinkStore {
  /** Adds the paper if (company, hash, role, message, document) is new. */
  void addPaper(Paper paper);

  /** Papers of a document and of those linked to it, oldest first. */
  List<Paper> papers(String document);

  List<Paper> papersOfMessage(String messageKey);

  /**
   * Documents of the same side and other party as this one, issued in the days given; without a
   * fiscal code those of the same name without one.
   */
  List<Document> alike(Document document, LocalDate from, LocalDate to);

  /** Documents of a company that carry this index of the authority, oldest first. */
  List<Document> byNetworkIndex(CompanyId company, String index);

  /** The document that this one gave way to. */
  Optional<String> primaryOf(String document);

  /** Adds the offer if its id is new; false if the two were offered before. */
  boolean addOffer(LinkOffer offer);

  Optional<LinkOffer> offer(String id);

  /**
   * Writes the answer.
   *
   * @param before both documents as they were, for an undo; empty leaves what is there
   */
  void updateOffer(LinkOffer offer, List<Document> before);

  /** Both documents as they were before the offer was accepted. */
  List<Document> before(String offer);

  /** Newest first, of the companies given; empty state = all. */
  List<LinkOffer> offers(List<CompanyId> companies, Optional<LinkOffer.State> state, int limit);

  /** Offers that name the document, newest first. */
  List<LinkOffer> offersOf(String document);

  /** Offers that the document waits for: open, and it is the one that came later. */
  List<LinkOffer> holding(String document);

  /**
   * Makes these the document's findings: standing ones that are not among them go, cleared ones
   * stay cleared.
   */
  void putFindings(String document, List<DocumentFinding> findings);

  /** Standing ones first, then by key. */
  List<DocumentFinding> findings(String document);

  void clearFinding(DocumentFinding cleared);
}
