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
 */
public record WorkItem(
    long id,
    String queue,
    String key,
    Optional<CompanyId> company,
    String payload,
    int attempts,
    Optional<Problem> problem) {}
