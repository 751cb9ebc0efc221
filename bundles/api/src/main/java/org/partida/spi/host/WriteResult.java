package org.partida.spi.host;

import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Problem;

/**
 * The answer to one item of a write. Immutable.
 *
 * @param externalId which item
 * @param status what became of it
 * @param value what the host has now, if it has it
 * @param problem why not, if not
 */
public record WriteResult<T>(
    ExternalId externalId, WriteStatus status, Optional<T> value, Optional<Problem> problem) {
  public static <T> WriteResult<T> of(ExternalId id, WriteStatus status, T value) {
    return new WriteResult<>(id, status, Optional.of(value), Optional.empty());
  }

  public static <T> WriteResult<T> failed(ExternalId id, WriteStatus status, Problem problem) {
    return new WriteResult<>(id, status, Optional.empty(), Optional.of(problem));
  }

  /** The host has it, now or from before. */
  public boolean done() {
    return status == WriteStatus.POSTED || status == WriteStatus.ALREADY_POSTED;
  }
}
