package org.partida.api.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Two documents that may be papers of one fact, offered to a person. Immutable.
 *
 * @param id stable, of the two documents
 * @param company whose
 * @param first id of the document that was there
 * @param second id of the document that came later, which waits for the answer
 * @param score how much speaks for it, up to 100
 * @param evidence each reason, in words
 * @param state where it stands
 * @param madeAt when it was offered
 * @param decidedBy who answered
 * @param decidedAt when
 * @param reason why, in words
 * @param primary once accepted: the document that keeps both papers and the entry
 */
public record LinkOffer(
    String id,
    CompanyId company,
    String first,
    String second,
    int score,
    List<String> evidence,
    State state,
    Instant madeAt,
    Optional<String> decidedBy,
    Optional<Instant> decidedAt,
    String reason,
    Optional<String> primary) {
  /** Where an offer stands. */
  public enum State {
    OPEN,
    ACCEPTED,
    /** A person says: two facts. */
    REFUSED,
    /** Was accepted, then taken back: two facts again. */
    UNDONE
  }

  public LinkOffer {
    evidence = List.copyOf(evidence);
  }

  /** The document that gives way to the primary one; empty unless accepted. */
  public Optional<String> secondary() {
    return primary.map(p -> p.equals(first) ? second : first);
  }

  /** The offer with an answer. */
  public LinkOffer decided(
      State answer, Optional<String> kept, String who, Instant when, String why) {
    return new LinkOffer(
        id,
        company,
        first,
        second,
        score,
        evidence,
        answer,
        madeAt,
        Optional.of(who),
        Optional.of(when),
        why,
        kept);
  }
}
