package org.partida.api.network;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Where a company's sync stands. Immutable.
 *
 * @param company whose
 * @param network which
 * @param lastListed until when it has been listed without a gap
 * @param messages number of messages by state
 * @param problem what keeps it from going on; empty if nothing
 */
public record SyncStatus(
    CompanyId company,
    String network,
    Optional<Instant> lastListed,
    Map<MessageState, Integer> messages,
    String problem) {
  public SyncStatus {
    messages = Map.copyOf(messages);
  }
}
