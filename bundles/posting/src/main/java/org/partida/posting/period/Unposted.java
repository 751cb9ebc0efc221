package org.partida.posting.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;

/** The documents of a period that are not in the books though they may have to be. */
final class Unposted {
  private static final int PAGE = 500;
  private static final int NAMED = 5;
  private static final Set<AccountingState> WAITING =
      Set.of(
          AccountingState.NONE,
          AccountingState.QUESTION,
          AccountingState.PROPOSED,
          AccountingState.FAILED);

  private Unposted() {}

  static List<Document> of(Tx tx, CompanyId company, YearMonth from, YearMonth to) {
    List<Document> found = new ArrayList<>();
    for (AccountingState state : WAITING) {
      DocumentFilter filter =
          new DocumentFilter(
              Optional.of(company),
              Optional.empty(),
              Optional.of(from.atDay(1)),
              Optional.of(to.atEndOfMonth()),
              Optional.empty(),
              Optional.of(state));
      Optional<String> after = Optional.empty();
      do {
        Page<Document> page = tx.documents().list(filter, List.of(company), PAGE, after);
        page.items().stream()
            .filter(d -> d.decision() != DecisionState.REJECTED)
            .filter(d -> within(d.issueDate(), from, to))
            .forEach(found::add);
        after = page.next();
      } while (after.isPresent());
    }
    return found;
  }

  private static boolean within(LocalDate day, YearMonth from, YearMonth to) {
    YearMonth month = YearMonth.from(day);
    return !month.isBefore(from) && !month.isAfter(to);
  }

  /**
   * Refuses if there are any.
   *
   * @throws PartidaException {@code period.unposted}
   */
  static void requireNone(List<Document> unposted, String period, String fix) {
    if (unposted.isEmpty()) {
      return;
    }
    List<String> names =
        unposted.stream()
            .limit(NAMED)
            .map(d -> d.number() + " (" + d.accounting() + ", " + d.id() + ")")
            .toList();
    throw new PartidaException(
        new Problem(
            "period.unposted",
            unposted.size()
                + " documents of "
                + period
                + " are not posted: "
                + String.join(", ", names)
                + (unposted.size() > NAMED ? ", …" : ""),
            period,
            fix));
  }
}
