package org.partida.api.document;

import org.partida.spi.network.FilingTerm;

/**
 * An issued document that the authority has not got yet, and by when it must have it. Immutable.
 *
 * @param document the document
 * @param term its last day, with the rule
 * @param workingDaysLeft 0 on the last day, negative once it is over
 * @param standing how near it is
 */
public record Deadline(Document document, FilingTerm term, int workingDaysLeft, Standing standing) {
  /** How near a deadline is. */
  public enum Standing {
    /** The last day is over. */
    LATE,
    /** Today or the next working day is the last one. */
    NEAR,
    OPEN
  }

  public static Standing standing(int workingDaysLeft) {
    return workingDaysLeft < 0
        ? Standing.LATE
        : workingDaysLeft <= 1 ? Standing.NEAR : Standing.OPEN;
  }
}
