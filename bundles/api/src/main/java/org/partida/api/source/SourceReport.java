package org.partida.api.source;

import java.util.List;
import org.partida.model.Problem;

/**
 * What a sync did. Immutable.
 *
 * @param period the days that were asked for
 * @param fresh documents that came for the first time, or changed
 * @param known documents that were here already, saying the same
 * @param cancelled documents that the source says are cancelled now
 * @param waiting how many of the connection wait to be verified now
 * @param problems seats and types that could not be finished, and documents that cannot be read
 * @param stopped somebody stopped it: pages that were complete are kept, the rest is not
 */
public record SourceReport(
    SourcePeriod period,
    long fresh,
    long known,
    long cancelled,
    long waiting,
    List<Problem> problems,
    boolean stopped) {
  public SourceReport {
    problems = List.copyOf(problems);
  }
}
