package org.partida.base.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.Scan;
import org.partida.api.document.ScanState;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/** Papers that came as pictures. */
@ProviderType
public interface ScanStore {
  /** Adds it; false if it is there, which stays as it is. */
  boolean addIfNew(Scan scan);

  Optional<Scan> find(String id);

  /** Writes where it stands now. */
  void update(Scan scan);

  /** A page, oldest first. */
  Page<Scan> list(
      List<CompanyId> companies,
      Optional<ScanState> state,
      Optional<String> document,
      int limit,
      Optional<String> after);

  /** How many wait, by company; none = absent. */
  Map<CompanyId, Integer> waiting(List<CompanyId> companies);
}
