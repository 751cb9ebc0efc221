package org.partida.base.port;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.company.PartnerDifference;
import org.partida.model.CompanyId;
import org.partida.spi.registry.RegistryFacts;

/**
 * What registers said, how often they may be asked, what grants cover, and where registers differ
 * from the books.
 */
@ProviderType
public interface RegistryStore {
  /** Keeps facts; the same taxpayer as of the same day, fetched on the same day, is replaced. */
  void putFacts(List<RegistryFacts> facts, LocalDate fetchedOn);

  /** What was said of a taxpayer as of a day, if it was fetched on that day. */
  Optional<RegistryFacts> facts(CompanyId id, LocalDate asOf, LocalDate fetchedOn);

  /** All that was ever said of a taxpayer, newest first. */
  List<RegistryFacts> history(CompanyId id);

  /** What was said last of a taxpayer, whatever the day. */
  Optional<RegistryFacts> latest(CompanyId id);

  /**
   * Takes the next free moment for a call and keeps the gap after it; all nodes share it. The
   * caller waits until then.
   */
  Instant takeTurn(String scope, Instant now, Duration gap);

  /** Replaces what a connection's grant covers; codes of persons come masked. */
  void putCovered(
      String connection, List<String> codes, Optional<String> certificateSerial, Instant at);

  /**
   * A refusal told that a grant does not cover this code; the next list that has it counts more.
   */
  void dropCovered(String connection, String code, Instant at);

  /** What a connection's grant covers or covered, by code. */
  List<Covered> covered(String connection);

  /** When a list last told what the grant covers. */
  Optional<Instant> coveredAt(String connection);

  /** Adds a difference between a register and the books, or replaces the one of its id. */
  void putDifference(PartnerDifference difference);

  /** Takes away one that nobody has answered; false if there is none. */
  boolean dropDifference(String id);

  Optional<PartnerDifference> difference(String id);

  /** Those of a company, oldest first; empty state = all. */
  List<PartnerDifference> differences(CompanyId company, Optional<PartnerDifference.State> state);

  /** All of one partner of a company, by country and fiscal code; oldest first. */
  List<PartnerDifference> differencesOf(CompanyId company, String partner);

  /**
   * A fiscal code that a grant covers. Immutable.
   *
   * @param code as the authority writes it; a person's is masked
   * @param since when it was first seen
   * @param goneAt when it was not there any more
   */
  record Covered(String code, Instant since, Optional<Instant> goneAt) {}
}
