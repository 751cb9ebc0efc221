package org.partida.api.document;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Papers of one economic fact: which belong together, where they differ, and which may belong
 * together. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface Links {
  /** Offers, newest first; empty state = all. */
  List<LinkOffer> offers(
      Actor actor, Optional<CompanyId> company, Optional<LinkOffer.State> state, int limit);

  /** The offers that name a document, newest first. */
  List<LinkOffer> ofDocument(Actor actor, String document);

  /**
   * They are one fact: one document keeps both papers and the one entry; the other is not booked.
   *
   * @throws org.partida.model.PartidaException {@code link.both-posted} if both are in the books
   */
  LinkOffer accept(Actor actor, String offer, String reason);

  /** They are two facts; what waited goes on. */
  LinkOffer refuse(Actor actor, String offer, String reason);

  /** Takes an acceptance back: two documents again, as they were. */
  LinkOffer undo(Actor actor, String offer, String reason);

  /** All papers of a document, those of documents linked to it included; oldest first. */
  List<Paper> papers(Actor actor, String document);

  /** What a person should look at, standing ones first. */
  List<DocumentFinding> findings(Actor actor, String document);

  /** A person has looked: the finding is kept with the reason and stands no more. */
  DocumentFinding clear(Actor actor, String document, String key, String reason);
}
