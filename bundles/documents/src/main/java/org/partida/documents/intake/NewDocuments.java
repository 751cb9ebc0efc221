package org.partida.documents.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperFacts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.documents.approval.LastAmounts;
import org.partida.documents.link.Attaching;
import org.partida.documents.link.Facts;
import org.partida.documents.link.Offers;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;

/**
 * Writes a document that was read: once, decided as the policy says, with its next steps. Inside a
 * transaction.
 */
public final class NewDocuments {
  private final Clock clock;
  private final Attaching attaching;
  private final Offers offers;

  /** Over a clock. */
  public NewDocuments(Clock clock) {
    this.clock = clock;
    this.attaching = new Attaching(clock);
    this.offers = new Offers(clock);
  }

  /**
   * Writes the document of an invoice that came by another door than a network.
   *
   * @param door as in {@link Paper}
   * @param original archived bytes
   * @return id of its document
   */
  public String add(
      Tx tx,
      CompanyId company,
      Invoice invoice,
      List<Problem> warnings,
      String format,
      Sha256 original,
      String door) {
    Instant now = clock.instant();
    Optional<String> none = Optional.empty();
    DocumentMaker.Origin origin =
        new DocumentMaker.Origin(
            company,
            Optional.empty(),
            format,
            NetworkState.NONE,
            ArchiveState.ORIGINAL,
            original,
            Optional.empty(),
            none,
            now);
    Paper paper =
        new Paper(company, original, "PAYLOAD", door, none, none, none, Optional.empty(), now);
    return add(tx, DocumentMaker.make(origin, invoice, warnings), invoice, List.of(paper));
  }

  /** Writes the document, or attaches the paper to the one that is there; answers the id. */
  String add(Tx tx, Document document, Invoice invoice, List<Paper> papers) {
    Optional<Company> company = tx.companies().find(document.company());
    Optional<Decision> rule =
        company.flatMap(
            c -> {
              ApprovalRules rules = tx.approvals().rules(c.id()).orElse(ApprovalRules.NONE);
              return Decider.byRule(
                  c,
                  tx.companies().partners(c.id()),
                  document,
                  clock.instant(),
                  rules.tolerance().isPresent(),
                  () -> LastAmounts.approves(tx, rules, document, c.policies().language()));
            });
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
    rule.ifPresent(r -> decided(tx, decided, r));
    Optional<String> hold = offers.make(tx, decided, invoice);
    if (hold.isPresent()) {
      tx.documents().update(decided.with(AccountingState.QUESTION, hold.get()));
    } else if (decided.decision() != DecisionState.PENDING) {
      enqueue(tx, decided, Queues.PROPOSE);
    }
    return id;
  }

  /** A decision of a rule is explained in the audit trail, as a person's is. */
  private static void decided(Tx tx, Document d, Decision rule) {
    tx.documents().addDecision(rule);
    if (rule.state() == DecisionState.APPROVED) {
      tx.audit()
          .add(
              new AuditStore.Row(
                  rule.at(),
                  rule.actor(),
                  "WORKER",
                  Optional.of(d.company()),
                  "document.approved",
                  d.id(),
                  rule.reason()));
    }
  }

  private void enqueue(Tx tx, Document d, String queue) {
    tx.work().enqueue(WorkOrder.of(queue, d.company(), d.id()), clock.instant(), true);
  }
}
