package org.partida.api.source;

import java.util.List;
import java.util.Map;
import org.partida.spi.source.SourceType;

/**
 * How a connection stands. Immutable.
 *
 * @param connection which
 * @param present a running bundle connects with this kind of program
 * @param proposed the period that the next sync is proposed for
 * @param windows the last sync of each seat and type
 * @param counts documents by state
 * @param notBookable types that are shown but that nothing here can book yet
 */
public record SourceStatus(
    SourceConnection connection,
    boolean present,
    SourcePeriod proposed,
    List<SourceWindow> windows,
    Map<PulledState, Long> counts,
    List<SourceType> notBookable) {
  public SourceStatus {
    windows = List.copyOf(windows);
    counts = Map.copyOf(counts);
    notBookable = List.copyOf(notBookable);
  }

  /** How many wait to be verified. */
  public long waiting() {
    return counts.getOrDefault(PulledState.WAITING, 0L);
  }
}
