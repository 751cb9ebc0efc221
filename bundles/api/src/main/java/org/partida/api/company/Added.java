package org.partida.api.company;

import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * What became of a company that was to be added. Immutable.
 *
 * @param code as it was given; a person's is masked
 * @param company its id; empty if the code is none
 * @param name its name; empty if it is not known
 * @param outcome what was done
 * @param connection the connection that serves it now
 * @param people how many people were added or changed
 * @param problems why it was refused, or what to look at
 */
public record Added(
    String code,
    Optional<CompanyId> company,
    String name,
    Outcome outcome,
    Optional<String> connection,
    int people,
    List<Problem> problems) {
  /** What was done. */
  public enum Outcome {
    ADDED,
    /** It was known, and has a connection now. */
    CONNECTED,
    /** It was known and stays as it is. */
    KNOWN,
    REFUSED
  }

  public Added {
    problems = List.copyOf(problems);
  }
}
