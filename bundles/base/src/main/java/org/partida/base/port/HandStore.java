package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.posting.HandOffer;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;

/** Entries of the host's own beside documents; natural key document and entry. */
@ProviderType
public interface HandStore {
  /** Adds an offer, or changes it. An entry is linked to one document at most. */
  void putHand(HandOffer offer);

  /** All that were ever found for a document, oldest first. */
  List<HandOffer> of(String document);

  /** Newest first. */
  List<HandOffer> list(List<CompanyId> companies, Optional<HandOffer.State> state, int limit);

  /** What an entry is linked to. */
  Optional<HandOffer> linked(ExternalId entry);
}
