package org.partida.api.invitation;

import java.util.Optional;
import org.partida.model.Problem;

/**
 * What became of one address of a list. Immutable.
 *
 * @param line of the list, from 1
 * @param text what stands there
 * @param outcome what was done
 * @param invitation that stands now
 * @param link to hand over by hand, if no mail went out; shown this once
 * @param problem why nothing was done, or why no mail went out
 */
public record InviteLine(
    int line,
    String text,
    Outcome outcome,
    Optional<Invitation> invitation,
    Optional<String> link,
    Optional<Problem> problem) {
  /** What was done. */
  public enum Outcome {
    /** There is a new link. */
    INVITED,
    /** Somebody with an account: the company waits in their portfolio. */
    ADDED,
    /** Invited or in before; nothing was done again. */
    THERE,
    /** The line cannot be used. */
    BAD
  }

  @Override
  public String toString() {
    return "InviteLine[" + line + " " + outcome + "]";
  }
}
