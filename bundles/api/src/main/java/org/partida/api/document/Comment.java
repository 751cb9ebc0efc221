package org.partida.api.document;

import java.time.Instant;
import org.partida.model.CompanyId;

/**
 * What a person wrote about a document, for both sides to read. Immutable; comments are added,
 * never changed.
 *
 * @param id grows with time
 * @param document id of the document
 * @param company whose document
 * @param author id of who wrote it
 * @param authorName name of who wrote it
 * @param side for whom the author spoke
 * @param asks a question: it stands until the other side writes
 * @param text in words
 * @param at when
 */
public record Comment(
    long id,
    String document,
    CompanyId company,
    String author,
    String authorName,
    Side side,
    boolean asks,
    String text,
    Instant at) {
  /** The two who read. */
  public enum Side {
    /** The company. */
    CLIENT,
    /** Who keeps its books. */
    FIRM
  }
}
