package org.partida.api.company;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/** What waits in each company. Thread-safe. */
@ProviderType
public interface Workload {
  /** The companies that the actor may see, by id; what the actor may not read counts as nought. */
  List<Waiting> waiting(Actor actor);

  /**
   * What waits in a company. Immutable.
   *
   * @param pending documents without the client's word
   * @param questions documents of which something must be answered first
   * @param proposed documents with an entry that the host has not got
   * @param failed documents that the host or the rules refused
   * @param lines statement lines that nobody confirmed
   * @param asked documents with a question of the client that the firm has not answered
   * @param scans pictures of papers that nobody entered
   */
  record Waiting(
      CompanyId company,
      int pending,
      int questions,
      int proposed,
      int failed,
      int lines,
      int asked,
      int scans) {}
}
