package org.partida.api.source;

import java.util.List;
import org.partida.model.Problem;

/**
 * What verifying did. Immutable.
 *
 * @param verified ids of documents, in order
 * @param drafts how many were put aside
 * @param problems those that stay as they were, and why
 * @param stopped somebody stopped it; what was verified by then stays
 */
public record VerifyReport(
    List<String> verified, long drafts, List<Problem> problems, boolean stopped) {
  public VerifyReport {
    verified = List.copyOf(verified);
    problems = List.copyOf(problems);
  }
}
