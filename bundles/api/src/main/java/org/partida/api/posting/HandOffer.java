package org.partida.api.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;

/**
 * An entry that somebody booked in the host by hand, and a document whose posting it may be.
 * Immutable.
 *
 * @param company whose
 * @param document id of the document
 * @param number document number
 * @param entry the entry as the host has it
 * @param evidence why it may be the document's, each reason in words
 * @param state where it stands
 * @param madeAt when it was found
 * @param decidedBy who answered
 * @param decidedAt when
 * @param reason why, in words
 */
public record HandOffer(
    CompanyId company,
    String document,
    String number,
    JournalEntry entry,
    List<String> evidence,
    State state,
    Instant madeAt,
    Optional<String> decidedBy,
    Optional<Instant> decidedAt,
    String reason) {
  /** Where it stands. */
  public enum State {
    /** The document waits for an answer. */
    OPEN,
    /** The entry is the document's posting. */
    LINKED,
    /** It is not; the document has an entry of its own. */
    REFUSED,
    /** Was linked and is not any more, or another one is; it may be offered again. */
    DROPPED
  }

  public HandOffer {
    evidence = List.copyOf(evidence);
  }

  /** Id of the entry. */
  public ExternalId id() {
    return entry.entry().externalId();
  }

  /** The offer with an answer. */
  public HandOffer decided(State answer, String who, Instant when, String why) {
    return new HandOffer(
        company,
        document,
        number,
        entry,
        evidence,
        answer,
        madeAt,
        Optional.of(who),
        Optional.of(when),
        why);
  }
}
