package org.partida.api.document;

import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.spi.network.NoticeFinding;

/**
 * What an authority said when it was asked about a document. Immutable.
 *
 * @param outcome good, wrong, or no verdict
 * @param errors its errors, explained, in its order
 * @param why for no verdict: why there is none
 * @param trace what its support asks for
 */
public record AuthorityVerdict(
    Outcome outcome, List<NoticeFinding> errors, Optional<Problem> why, Optional<String> trace) {
  /** How it ended. */
  public enum Outcome {
    VALID,
    INVALID,
    /** It could not be asked; that says nothing of the document. */
    UNKNOWN
  }

  public AuthorityVerdict {
    errors = List.copyOf(errors);
  }
}
