package org.partida.spi.network;

import java.util.Optional;

/**
 * How far an authority is with a document. Immutable.
 *
 * @param stage how far
 * @param downloadId what to fetch: the sealed document, or the notice with its errors
 */
public record SubmittedState(Stage stage, Optional<String> downloadId) {
  /** How far. */
  public enum Stage {
    /** Still looked at. */
    PENDING,
    /** Filed. */
    ACCEPTED,
    /** Refused; the notice says why. */
    REJECTED,
    /** Never taken in, for errors that were said when it was sent. */
    NOT_TAKEN
  }
}
