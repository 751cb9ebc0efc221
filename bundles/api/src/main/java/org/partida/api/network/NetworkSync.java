package org.partida.api.network;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;

/** The sync with authorities. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface NetworkSync {
  /**
   * Lists and fetches now, and waits until what was listed has been worked through as far as it can
   * be: read, decided, posted where policies allow. Running it again changes nothing.
   */
  SyncReport sync(Actor actor, Optional<CompanyId> company, Progress progress);

  /** Messages of a company, newest first, with what became of each. */
  List<MessageRecord> messages(Actor actor, CompanyId company, int limit);
}
