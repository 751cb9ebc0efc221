package org.partida.api.document;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Folded;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;

/**
 * Which documents to list; what is empty does not narrow. Immutable.
 *
 * @param text part of the partner's name or fiscal code, or of the number, without case and marks
 */
public record DocumentFilter(
    Optional<CompanyId> company,
    Optional<Direction> direction,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<DecisionState> decision,
    Optional<AccountingState> accounting,
    Optional<String> text) {
  /** Whatever is written in them. */
  public DocumentFilter(
      Optional<CompanyId> company,
      Optional<Direction> direction,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<DecisionState> decision,
      Optional<AccountingState> accounting) {
    this(company, direction, from, to, decision, accounting, Optional.empty());
  }

  /** Whether a document has the text. */
  public boolean hasText(Document d) {
    return text.map(
            t ->
                Folded.has(d.partnerName(), t)
                    || Folded.has(d.number(), t)
                    || d.partnerTaxId().filter(code -> Folded.has(code, t)).isPresent())
        .orElse(true);
  }

  /** All documents. */
  public static final DocumentFilter ALL =
      new DocumentFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** All documents of a company. */
  public static DocumentFilter of(CompanyId company) {
    return new DocumentFilter(
        Optional.of(company),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
