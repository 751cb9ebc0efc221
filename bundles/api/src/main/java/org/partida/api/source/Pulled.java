package org.partida.api.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourceType;

/**
 * A document that was pulled from a source. Immutable.
 *
 * @param id stable id
 * @param connection where from
 * @param company whose
 * @param seat of which seat
 * @param type as it was asked for
 * @param sourceId the source's own id
 * @param form what the content is
 * @param content archived content
 * @param facts what it says in short; empty if it cannot be read
 * @param state what became of it
 * @param document the document that it is
 * @param problem what a person should know
 * @param pulledAt when this content came
 */
public record Pulled(
    String id,
    String connection,
    CompanyId company,
    String seat,
    SourceType type,
    String sourceId,
    SourceItem.Form form,
    Sha256 content,
    Optional<Facts> facts,
    PulledState state,
    Optional<String> document,
    Optional<Problem> problem,
    Instant pulledAt) {

  /**
   * What a document says in short. Immutable.
   *
   * @param kind such as {@code INVOICE}, {@code RECEPTION}
   * @param number its number
   * @param date its date
   * @param partner the other side's name, or the store's
   * @param total with VAT
   * @param paid how it was paid, in words; empty if the source does not say that it was
   */
  public record Facts(
      String kind,
      String number,
      LocalDate date,
      String partner,
      Money total,
      Optional<String> paid) {}

  /** The same in another state. */
  public Pulled with(PulledState to, Optional<String> newDocument, Optional<Problem> newProblem) {
    return new Pulled(
        id,
        connection,
        company,
        seat,
        type,
        sourceId,
        form,
        content,
        facts,
        to,
        newDocument,
        newProblem,
        pulledAt);
  }
}
