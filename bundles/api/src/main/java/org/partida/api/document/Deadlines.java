package org.partida.api.document;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Deadlines for filing issued documents with the authority. Thread-safe; every call checks rights.
 */
@ProviderType
public interface Deadlines {
  /**
   * Issued documents that the authority has not accepted, the most urgent first; empty company =
   * all that the actor may see. Documents older than half a year are not looked at.
   */
  List<Deadline> list(Actor actor, Optional<CompanyId> company);
}
