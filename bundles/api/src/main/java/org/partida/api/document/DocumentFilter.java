package org.partida.api.document;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;

/** Which documents to list; what is empty does not narrow. Immutable. */
public record DocumentFilter(
    Optional<CompanyId> company,
    Optional<Direction> direction,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<DecisionState> decision,
    Optional<AccountingState> accounting) {
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
