package org.partida.documents.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperFacts;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.documents.link.Attaching;
import org.partida.documents.link.Facts;
import org.partida.documents.link.Offers;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.invoice.Invoice;

/**
 * Writes a document that was read: once, decided as the policy says, with its next steps. Inside a
 * transaction.
 */
final class NewDocuments {
  private final Clock clock;
  private final Attaching attaching;
  private final Offers offers;

  NewDocuments(Clock clock) {
    this.clock = clock;
    this.attaching = new Attaching(clock);
    this.offers = new Offers(clock);
  }

  /** Writes the document, or attaches the paper to the one that is there; answers the id. */
  String add(Tx tx, Document document, Invoice invoice, List<Paper> papers) {
    Optional<Company> company = tx.companies().find(document.company());
    Optional<Decision> rule =
        company.flatMap(
            c -> Decider.byRule(c, tx.companies().partners(c.id()), document, clock.instant()));
    Document decided = rule.map(r -> document.with(r.state())).orElse(document);
    Optional<String> there =
        tx.documents().addIfNew(decided, DocumentMaker.identity(invoice), invoice);
    String id = there.orElse(decided.id());
    PaperFacts says = Facts.of(invoice);
    papers.forEach(p -> tx.links().addPaper(p.of(id, says)));
    if (there.isPresent()) {
      attaching.attach(tx, id, document, invoice);
      return tx.links().primaryOf(id).orElse(id);
    }
    enqueue(tx, decided, Queues.RENDER);
    if (RejectedPairs.settle(tx, decided, invoice, clock.instant())) {
      return id;
    }
    rule.ifPresent(tx.documents()::addDecision);
    Optional<String> hold = offers.make(tx, decided, invoice);
    if (hold.isPresent()) {
      tx.documents().update(decided.with(AccountingState.QUESTION, hold.get()));
    } else if (decided.decision() != DecisionState.PENDING) {
      enqueue(tx, decided, Queues.PROPOSE);
    }
    return id;
  }

  private void enqueue(Tx tx, Document d, String queue) {
    tx.work().enqueue(WorkOrder.of(queue, d.company(), d.id()), clock.instant(), true);
  }
}
