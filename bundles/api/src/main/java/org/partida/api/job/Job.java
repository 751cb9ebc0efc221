package org.partida.api.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * Long work that somebody started. Immutable picture of a moment.
 *
 * @param id stable id
 * @param title what it is
 * @param company for which company
 * @param actor who started it
 * @param state where it stands
 * @param done steps done
 * @param total steps in all; 0 if not known
 * @param message what is being done, or the summary at the end
 * @param problems what did not work
 * @param startedAt when
 * @param endedAt when it ended
 */
public record Job(
    String id,
    String title,
    Optional<CompanyId> company,
    String actor,
    JobState state,
    long done,
    long total,
    String message,
    List<Problem> problems,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public Job {
    problems = List.copyOf(problems);
  }
}
