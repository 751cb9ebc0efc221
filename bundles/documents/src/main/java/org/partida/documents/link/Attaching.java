package org.partida.documents.link;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.notice.Seals;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.documents.intake.Decider;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;

/**
 * Attaches a paper to the document of its fact. The first arrival posts; a later paper never makes
 * a second entry. Until something is booked the document says what its best paper says: the
 * authority's original before any other, the earlier filing before the later. So the order of
 * arrival makes no difference. Inside a transaction.
 */
public final class Attaching {
  private static final Comparator<Document> BEST_FIRST =
      Comparator.<Document, Boolean>comparing(d -> d.network() != NetworkState.VALIDATED)
          .thenComparing(d -> d.archive() == ArchiveState.SEAL_BROKEN)
          .thenComparing(d -> d.networkIndex().orElse("").length())
          .thenComparing(d -> d.networkIndex().orElse(""))
          .thenComparing(d -> d.original().hex());

  private final Clock clock;

  public Attaching(Clock clock) {
    this.clock = clock;
  }

  /** Attaches the paper to the document with its identity, or to the one that it gave way to. */
  public void attach(Tx tx, String there, Document paper, Invoice invoice) {
    String id = tx.links().primaryOf(there).orElse(there);
    Document d = tx.documents().find(id).orElseThrow();
    Invoice stands = tx.documents().invoice(id).orElseThrow();
    keepFirst(tx, d, stands);
    Document next = d.arrived(earlier(d.receivedAt(), paper.receivedAt()));
    if (BEST_FIRST.compare(paper, d) < 0) {
      next = isSettled(tx, d) ? next.sealedBy(paper) : replaced(tx, next, paper, stands, invoice);
    }
    if (!next.equals(d)) {
      tx.documents().update(next);
      boolean redrawn = !next.original().equals(d.original()) && !isSettled(tx, d);
      enqueue(tx, next, redrawn ? Queues.RENDER : Queues.FILE);
    }
    compare(tx, next.id());
  }

  /** Writes what differs between the papers of a document. */
  public void compare(Tx tx, String id) {
    Document d = tx.documents().find(id).orElseThrow();
    tx.documents()
        .invoice(id)
        .ifPresent(
            i ->
                tx.links()
                    .putFindings(
                        id,
                        Differences.of(
                            d,
                            Facts.of(i),
                            isBooked(tx, d),
                            tx.links().papers(id),
                            clock.instant())));
    Seals.due(tx, d, clock.instant());
  }

  /** A document of an older program has no row for the paper that it was made of. */
  private static void keepFirst(Tx tx, Document d, Invoice stands) {
    boolean known = tx.links().papers(d.id()).stream().anyMatch(p -> p.hash().equals(d.original()));
    if (!known) {
      tx.links()
          .addPaper(
              new Paper(
                  d.company(),
                  d.original(),
                  "PAYLOAD",
                  d.network() == NetworkState.NONE ? Paper.FILE : Paper.NETWORK,
                  Optional.empty(),
                  Optional.of(d.id()),
                  d.networkIndex(),
                  Optional.of(Facts.of(stands)),
                  d.receivedAt()));
    }
  }

  private Document replaced(Tx tx, Document d, Document paper, Invoice stands, Invoice better) {
    tx.documents().putInvoice(d.id(), better);
    Document next = d.replacedBy(paper);
    boolean same =
        Differences.differing(Facts.of(stands), Facts.of(better)).isEmpty()
            && d.number().equals(paper.number())
            && d.issueDate().equals(paper.issueDate());
    return same ? next : decidedAnew(tx, next, paper.note());
  }

  /** What was decided was another content. A rejection stands: it was of the fact. */
  private Document decidedAnew(Tx tx, Document d, String note) {
    tx.vouchers().dropProposed(d.id());
    tx.vouchers().putQuestions(d.company(), d.id(), List.of());
    Document open = d.with(AccountingState.NONE, note);
    if (d.decision() == DecisionState.REJECTED) {
      return open;
    }
    Optional<Company> company = tx.companies().find(d.company());
    Optional<Decision> rule =
        company.flatMap(
            c -> Decider.byRule(c, tx.companies().partners(c.id()), d, clock.instant()));
    DecisionState state = rule.map(Decision::state).orElse(DecisionState.PENDING);
    if (state != d.decision()) {
      tx.documents()
          .addDecision(
              rule.orElseGet(
                  () ->
                      new Decision(
                          d.id(),
                          DecisionState.PENDING,
                          "system:rule",
                          "papers of one fact",
                          "client",
                          "the authority's original differs from what was decided",
                          clock.instant())));
    }
    if (state != DecisionState.PENDING) {
      enqueue(tx, d, Queues.PROPOSE);
    }
    return open.with(state);
  }

  /** Its content is not touched any more. */
  private static boolean isSettled(Tx tx, Document d) {
    return switch (d.accounting()) {
      case POSTED, REVERSED, NOT_BOOKED -> true;
      case NONE, QUESTION, PROPOSED, FAILED -> isBooked(tx, d);
    };
  }

  /** Something of it is in the host, or may be. */
  static boolean isBooked(Tx tx, Document d) {
    return d.accounting() == AccountingState.POSTED
        || tx.vouchers().ofDocument(d.id()).stream().anyMatch(Attaching::stands);
  }

  private static boolean stands(VoucherRecord r) {
    return r.voucher().reversalOf().isEmpty()
        && (r.state() == VoucherState.POSTED || r.state() == VoucherState.POSTING);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private void enqueue(Tx tx, Document d, String queue) {
    tx.work().enqueue(WorkOrder.of(queue, d.company(), d.id()), clock.instant(), true);
  }
}
