package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/** The index of the archive: which bytes belong to whom and what they are. */
@ProviderType
public interface ArchiveStore {
  /** Adds the row if (company, sha256, role) is new. */
  void put(ArchiveRow row);

  List<ArchiveRow> find(CompanyId company, Sha256 id);

  /** All rows by (company, sha256, role), after the given position. */
  List<ArchiveRow> list(Optional<CompanyId> company, Optional<ArchiveRow> after, int limit);
}
