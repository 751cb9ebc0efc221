package org.partida.posting.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.document.AccountingState;

/**
 * The documents of a company that may be posted now: approved, with vouchers that the host does not
 * have or has refused.
 */
final class Postable {
  private static final int PAGE = 500;

  private Postable() {}

  /** Oldest first, so that numbers follow arrival. */
  static List<String> of(Tx tx, CompanyId company) {
    List<String> ids = new ArrayList<>();
    for (AccountingState state : List.of(AccountingState.PROPOSED, AccountingState.FAILED)) {
      DocumentFilter filter =
          new DocumentFilter(
              Optional.of(company),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(state));
      List<String> newestFirst = new ArrayList<>();
      Optional<String> after = Optional.empty();
      do {
        Page<Document> page = tx.documents().list(filter, List.of(company), PAGE, after);
        page.items().stream()
            .filter(Proposer::isApproved)
            .map(Document::id)
            .forEach(newestFirst::add);
        after = page.next();
      } while (after.isPresent());
      java.util.Collections.reverse(newestFirst);
      ids.addAll(newestFirst);
    }
    return ids;
  }
}
