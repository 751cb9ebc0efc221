package org.partida.base.work;

import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Something to do. Immutable.
 *
 * @param queue which step
 * @param key natural key in the queue: the same key is the same work
 * @param company whose
 * @param payload what the step needs
 * @param priority what comes first
 */
public record WorkOrder(
    String queue, String key, Optional<CompanyId> company, String payload, Priority priority) {
  /** An order as they come from day to day. */
  public WorkOrder(String queue, String key, Optional<CompanyId> company, String payload) {
    this(queue, key, company, payload, Priority.FRESH);
  }

  public static WorkOrder of(String queue, CompanyId company, String key) {
    return new WorkOrder(queue, key, Optional.of(company), key);
  }

  /** The order with another priority. */
  public WorkOrder at(Priority other) {
    return new WorkOrder(queue, key, company, payload, other);
  }
}
