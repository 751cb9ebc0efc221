package org.partida.documents.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.base.port.Tx;
import org.partida.model.Page;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.PrecedingInvoice;

/**
 * A supplier answers a rejection with a storno. Neither paper is booked then: what was never in the
 * books needs no counter-entry. Both stay, and each names the other.
 */
final class RejectedPairs {
  private static final int PAGE = 500;

  private RejectedPairs() {}

  /**
   * Ties the new document to the rejected one that it takes back, if there is one of exactly the
   * opposite amount; another amount is left to a person, with a note.
   *
   * @return true if the pair is settled and nothing more is to be done with the new document
   */
  static boolean settle(Tx tx, Document storno, Invoice invoice, Instant now) {
    if (storno.total().signum() >= 0) {
      return false;
    }
    for (PrecedingInvoice p : invoice.references().preceding()) {
      Optional<Document> rejected = rejected(tx, storno, p.number());
      if (rejected.isPresent()) {
        return pair(tx, storno, rejected.get(), now);
      }
    }
    return false;
  }

  private static boolean pair(Tx tx, Document storno, Document rejected, Instant now) {
    boolean exact = rejected.total().equals(storno.total().negate());
    String word = exact ? "" : " (another amount: look at both)";
    tx.documents()
        .update(
            rejected.with(
                AccountingState.NOT_BOOKED,
                "taken back by " + storno.number() + " of " + storno.issueDate() + word));
    String note = "takes back " + rejected.number() + ", which was rejected" + word;
    if (!exact) {
      tx.documents().update(storno.with(storno.accounting(), note));
      return false;
    }
    tx.documents()
        .update(storno.with(DecisionState.NOT_REQUIRED).with(AccountingState.NOT_BOOKED, note));
    tx.documents()
        .addDecision(
            new Decision(
                storno.id(),
                DecisionState.NOT_REQUIRED,
                "system:rule",
                "storno of a rejected document",
                "client",
                note,
                now));
    return true;
  }

  private static Optional<Document> rejected(Tx tx, Document storno, String number) {
    DocumentFilter filter =
        new DocumentFilter(
            Optional.of(storno.company()),
            Optional.of(storno.direction()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(DecisionState.REJECTED),
            Optional.empty());
    Optional<String> after = Optional.empty();
    do {
      Page<Document> page = tx.documents().list(filter, List.of(storno.company()), PAGE, after);
      for (Document d : page.items()) {
        if (d.number().equals(number) && d.partnerTaxId().equals(storno.partnerTaxId())) {
          return Optional.of(d);
        }
      }
      after = page.next();
    } while (after.isPresent());
    return Optional.empty();
  }
}
