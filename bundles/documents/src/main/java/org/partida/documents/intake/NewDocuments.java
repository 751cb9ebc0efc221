package org.partida.documents.intake;

import java.time.Clock;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.document.DecisionState;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;

/**
 * Writes a document that was read: once, decided as the policy says, with its next steps. Inside a
 * transaction.
 */
final class NewDocuments {
  private final Clock clock;

  NewDocuments(Clock clock) {
    this.clock = clock;
  }

  /** Writes the document, or attaches the paper to the one that is there; answers the id. */
  String add(Tx tx, Document document, Invoice invoice) {
    Optional<Company> company = tx.companies().find(document.company());
    Optional<Decision> rule =
        company.flatMap(
            c -> Decider.byRule(c, tx.companies().partners(c.id()), document, clock.instant()));
    Document decided = rule.map(r -> document.with(r.state())).orElse(document);
    Optional<String> there =
        tx.documents().addIfNew(decided, DocumentMaker.identity(invoice), invoice);
    if (there.isPresent()) {
      attach(tx, there.get(), document);
      return there.get();
    }
    enqueue(tx, decided, Queues.RENDER);
    if (RejectedPairs.settle(tx, decided, invoice, clock.instant())) {
      return decided.id();
    }
    rule.ifPresent(tx.documents()::addDecision);
    if (decided.decision() != DecisionState.PENDING) {
      enqueue(tx, decided, Queues.PROPOSE);
    }
    return decided.id();
  }

  /** The authority's sealed original of a document that came by another door becomes its proof. */
  private void attach(Tx tx, String id, Document paper) {
    tx.documents()
        .find(id)
        .filter(d -> d.network() == NetworkState.NONE && paper.network() == NetworkState.VALIDATED)
        .map(d -> d.sealedBy(paper))
        .ifPresent(
            d -> {
              tx.documents().update(d);
              enqueue(tx, d, Queues.FILE);
            });
  }

  private void enqueue(Tx tx, Document d, String queue) {
    tx.work().enqueue(WorkOrder.of(queue, d.company(), d.id()), clock.instant(), true);
  }
}
