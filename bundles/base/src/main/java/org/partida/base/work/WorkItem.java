package org.partida.base.work;

import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * A row in work. Immutable.
 *
 * @param id row id
 * @param queue its queue
 * @param key natural key in the queue
 * @param company whose, for fairness
 * @param payload what the step needs, usually an id
 * @param attempts how often it was tried before
 * @param problem why the last try failed
 * @param priority what it is leased by; what follows from it may inherit it
 */
public record WorkItem(
    long id,
    String queue,
    String key,
    Optional<CompanyId> company,
    String payload,
    int attempts,
    Optional<Problem> problem,
    Priority priority) {
  /** A row as they come from day to day. */
  public WorkItem(
      long id,
      String queue,
      String key,
      Optional<CompanyId> company,
      String payload,
      int attempts,
      Optional<Problem> problem) {
    this(id, queue, key, company, payload, attempts, problem, Priority.FRESH);
  }
}
