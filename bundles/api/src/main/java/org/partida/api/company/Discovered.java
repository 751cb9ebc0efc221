package org.partida.api.company;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.registry.RegistryFacts;

/**
 * What connections cover, beside what is known. Immutable.
 *
 * @param found one entry for each fiscal code: the new ones first, then those that are gone
 * @param toldAt when the authority last told what a connection covers, by connection
 * @param problems what could not be found out
 */
public record Discovered(List<Found> found, Map<String, Instant> toldAt, List<Problem> problems) {
  /** How a fiscal code stands; in the order of interest. */
  public enum State {
    /** Covered, and no company of ours. */
    NEW,
    /** It was covered, and is not any more. */
    GONE,
    /** A company of ours. */
    KNOWN,
    /** Covered, but the code of a person, such as the certificate's holder: not looked up. */
    PERSON
  }

  /**
   * A fiscal code. Immutable.
   *
   * @param code country and code; a person's is masked
   * @param id the id that the company has or would get; empty for a person who is no company of
   *     ours
   * @param state how it stands
   * @param connections the connections that cover it now
   * @param since when it was first seen
   * @param goneAt when it was not there any more
   * @param company the company of ours
   * @param facts what the register says
   * @param problems what to look at; a new one with any cannot be added from here
   */
  public record Found(
      String code,
      Optional<CompanyId> id,
      State state,
      List<String> connections,
      Optional<Instant> since,
      Optional<Instant> goneAt,
      Optional<Company> company,
      Optional<RegistryFacts> facts,
      List<Problem> problems) {
    public Found {
      connections = List.copyOf(connections);
      problems = List.copyOf(problems);
    }

    /** The name in our books, else the register's; empty if neither knows it. */
    public String name() {
      return company
          .map(Company::name)
          .or(() -> facts.filter(RegistryFacts::found).map(RegistryFacts::name))
          .orElse("");
    }
  }

  public Discovered {
    found = List.copyOf(found);
    toldAt = Map.copyOf(toldAt);
    problems = List.copyOf(problems);
  }

  /** How many stand so. */
  public int count(State state) {
    return (int) found.stream().filter(f -> f.state() == state).count();
  }

  /** The new ones that can be added. */
  public List<CompanyId> addable() {
    return found.stream()
        .filter(f -> f.state() == State.NEW && f.problems().isEmpty())
        .flatMap(f -> f.id().stream())
        .toList();
  }
}
