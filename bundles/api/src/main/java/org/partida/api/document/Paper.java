package org.partida.api.document;

import java.time.Instant;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/**
 * Archived bytes and what they belong to: a document, or a message that is an event or is
 * quarantined. Immutable; papers are added, never taken away.
 *
 * @param company whose
 * @param hash digest of the bytes
 * @param role CONTAINER, PAYLOAD, SIGNATURE or AUTHORITY_PDF
 * @param door the way it came by: {@code network}, {@code file}, {@code source} or {@code scan}
 * @param message key of the message that brought it
 * @param document the document that it belongs to
 * @param networkIndex the authority's index of the submission
 * @param facts for an invoice: what it says
 * @param arrivedAt when it reached us
 */
public record Paper(
    CompanyId company,
    Sha256 hash,
    String role,
    String door,
    Optional<String> message,
    Optional<String> document,
    Optional<String> networkIndex,
    Optional<PaperFacts> facts,
    Instant arrivedAt) {
  public static final String NETWORK = "network";
  public static final String FILE = "file";
  public static final String SOURCE = "source";

  /** A photo or PDF beside which a person entered it. */
  public static final String SCAN = "scan";

  /** Role of the authority's own rendering. */
  public static final String AUTHORITY_PDF = "AUTHORITY_PDF";

  /** The paper of this document, saying this. */
  public Paper of(String id, PaperFacts says) {
    boolean tells = role.equals("PAYLOAD");
    return new Paper(
        company,
        hash,
        role,
        door,
        message,
        Optional.of(id),
        networkIndex,
        tells ? Optional.of(says) : Optional.empty(),
        arrivedAt);
  }
}
