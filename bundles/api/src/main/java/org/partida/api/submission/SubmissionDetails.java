package org.partida.api.submission;

import java.util.List;
import org.partida.spi.network.NoticeFinding;

/**
 * A submission with all that is known of it. Immutable.
 *
 * @param submission the submission
 * @param errors the authority's errors, explained, in its order
 * @param history oldest first
 */
public record SubmissionDetails(
    Submission submission, List<NoticeFinding> errors, List<SubmissionEvent> history) {
  public SubmissionDetails {
    errors = List.copyOf(errors);
    history = List.copyOf(history);
  }
}
