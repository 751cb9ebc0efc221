package org.partida.base.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.statement.ImportRecord;
import org.partida.model.CompanyId;

/** What became of each statement file that was handed over. */
@ProviderType
public interface ImportStore {
  /** Adds it, or brings it up to date. */
  void put(ImportRecord record);

  Optional<ImportRecord> find(String id);

  /**
   * Newest first.
   *
   * @param companies whose
   * @param nobodys those too that belong to no company yet
   * @param problems only those whose result has a problem or warning
   */
  List<ImportRecord> list(
      Collection<CompanyId> companies, boolean nobodys, boolean problems, int limit);
}
