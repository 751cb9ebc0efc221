package org.partida.api.document;

import java.time.Instant;
import java.util.Optional;
import org.partida.model.Problem;

/**
 * Something about a document that a person should look at: papers of one fact that differ. It never
 * makes a second entry. Immutable.
 *
 * @param document id of the document
 * @param key stable within the document: what differs, and in which paper
 * @param problem in words, with the next step
 * @param foundAt when
 * @param clearedBy who looked at it; empty while it stands
 * @param clearedAt when
 * @param reason why it may stand so
 */
public record DocumentFinding(
    String document,
    String key,
    Problem problem,
    Instant foundAt,
    Optional<String> clearedBy,
    Optional<Instant> clearedAt,
    Optional<String> reason) {
  public boolean standing() {
    return clearedBy.isEmpty();
  }
}
