package org.partida.base.port;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;

/**
 * What is watched without anybody asking: which documents must be compared with the host anew, and
 * which dated law a company has used.
 */
@ProviderType
public interface WatchStore {
  /** The document must be compared; once, however often it is said. */
  void due(CompanyId company, String document);

  /** All of the authority's documents of a company that were issued since a day must be. */
  int dueSince(CompanyId company, LocalDate day);

  /** Some that must be compared, in any order. */
  List<Due> dueOf(CompanyId company, int limit);

  /** They were compared; one that became due again meanwhile stays due. */
  void compared(List<Due> documents);

  /** Whether nothing of this name was begun for the company on this day yet; it is begun now. */
  boolean begins(CompanyId company, String name, LocalDate day);

  /** The company used a rule of law on a day; the last day counts. */
  void lawUsed(CompanyId company, String law, LocalDate day);

  /** Everything that was used since a day. */
  List<LawUse> lawsSince(LocalDate day);

  /**
   * A document that must be compared. Immutable.
   *
   * @param document its id
   * @param mark how often it became due
   */
  record Due(String document, long mark) {}

  /**
   * A rule of law that a company used. Immutable.
   *
   * @param company who
   * @param law as its rules call it
   * @param last the last day
   */
  record LawUse(CompanyId company, String law, LocalDate last) {}
}
