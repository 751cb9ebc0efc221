package org.partida.api.network;

import java.util.List;
import org.partida.model.Problem;

/** What a sync did. Immutable. */
public record SyncReport(
    int companies,
    int listed,
    int fetched,
    int read,
    int quarantined,
    int waiting,
    List<Problem> problems) {
  public SyncReport {
    problems = List.copyOf(problems);
  }
}
