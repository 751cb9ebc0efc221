package org.partida.documents.decide;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.document.Decision;
import org.partida.api.document.Delegation;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.Documents;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.documents.approval.Delegated;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;

/** Documents for those who may see and decide them. Decisions are added, never changed. */
@Component(service = Documents.class)
public final class DocumentsService implements Documents {
  /** How many documents are looked at in one go for a text. */
  private static final int SEARCHED = 1000;

  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public DocumentsService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public Page<Document> list(
      Actor actor, DocumentFilter filter, int limit, Optional<String> after) {
    filter.company().ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.READ));
    List<CompanyId> visible =
        filter
            .company()
            .map(List::of)
            .orElseGet(
                () -> books.read(tx -> tx.companies().list()).stream().map(Company::id).toList())
            .stream()
            .filter(c -> actor.may(c, Module.DOCUMENTS, Access.READ))
            .toList();
    List<Document> found = new ArrayList<>();
    Optional<String> from = after;
    // reads on until half a page is full, so that few hits do not cost as many calls
    do {
      Optional<String> start = from;
      int rest = filter.text().isEmpty() ? limit : SEARCHED;
      Page<Document> page = books.read(tx -> tx.documents().list(filter, visible, rest, start));
      for (Document d : page.items()) {
        if (filter.hasText(d)) {
          found.add(d);
        }
      }
      from = page.next();
    } while (from.isPresent() && found.size() < (limit + 1) / 2);
    return new Page<>(found, from);
  }

  @Override
  public Optional<Document> find(Actor actor, String id) {
    Optional<Document> d = books.read(tx -> tx.documents().find(id));
    d.ifPresent(x -> actor.require(x.company(), Module.DOCUMENTS, Access.READ));
    return d;
  }

  @Override
  public Invoice invoice(Actor actor, String id) {
    return findInvoice(actor, id).orElseThrow(() -> unknown(id));
  }

  @Override
  public Optional<Invoice> findInvoice(Actor actor, String id) {
    Document d = existing(actor, id);
    return books.read(tx -> tx.documents().invoice(d.id()));
  }

  @Override
  public List<Decision> decisions(Actor actor, String id) {
    Document d = existing(actor, id);
    return books.read(tx -> tx.documents().decisions(d.id()));
  }

  @Override
  public Document approve(Actor actor, String id, String reason) {
    return decide(actor, id, DecisionState.APPROVED, reason);
  }

  @Override
  public Document reject(Actor actor, String id, String reason) {
    if (reason.isBlank()) {
      throw new PartidaException(
          new Problem(
              "decision.reason",
              "a rejection needs a reason",
              id,
              "say why, for the supplier and for the file"));
    }
    return decide(actor, id, DecisionState.REJECTED, reason);
  }

  @Override
  public Document reopen(Actor actor, String id, String reason) {
    return decide(actor, id, DecisionState.PENDING, reason);
  }

  private Document decide(Actor actor, String id, DecisionState state, String reason) {
    return books.write(
        tx -> {
          Document d = tx.documents().find(id).orElseThrow(() -> unknown(id));
          Optional<Delegation> instead = Delegated.require(tx, actor, d.company(), clock.instant());
          String why = instead.map(x -> Delegated.words(tx, x, reason)).orElse(reason);
          return d.decision() == state ? d : decided(tx, actor, d, state, why);
        });
  }

  private Document decided(Tx tx, Actor actor, Document d, DecisionState state, String reason) {
    if (state != DecisionState.APPROVED && isBooked(d)) {
      throw new PartidaException(
          new Problem(
              "decision.posted",
              d.number() + " is in the books",
              d.id(),
              "undo its entry first, then decide again"));
    }
    Document next = d.with(state);
    if (state != DecisionState.APPROVED) {
      tx.vouchers().dropProposed(d.id());
      tx.vouchers().putQuestions(d.company(), d.id(), List.of());
      next = next.with(AccountingState.NONE, d.note());
    }
    tx.documents().update(next);
    tx.documents()
        .addDecision(
            new Decision(
                d.id(),
                state,
                actor.id(),
                actor.displayName(),
                onBehalfOf(tx, d),
                reason,
                clock.instant()));
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(d.company()),
                "document." + state.name().toLowerCase(java.util.Locale.ROOT),
                d.id(),
                reason));
    if (state == DecisionState.APPROVED) {
      tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, d.company(), d.id()), clock.instant(), true);
    }
    return next;
  }

  /** Posted, or on its way to the host: only the counter-entry takes that back. */
  private static boolean isBooked(Document d) {
    return d.accounting() == AccountingState.POSTED;
  }

  /** Where the policy says that the firm decides, the decision is recorded as the firm's. */
  private static String onBehalfOf(Tx tx, Document d) {
    ApprovalPolicy policy =
        tx.companies()
            .find(d.company())
            .map(Company::policies)
            .map(p -> d.direction() == Direction.RECEIVED ? p.received() : p.issued())
            .orElse(ApprovalPolicy.REQUIRED);
    return policy == ApprovalPolicy.FIRM_DECIDES ? "firm" : "client";
  }

  private Document existing(Actor actor, String id) {
    return find(actor, id).orElseThrow(() -> unknown(id));
  }

  private static PartidaException unknown(String id) {
    return new PartidaException(
        new Problem(
            "document.unknown", "there is no document " + id, id, "document-list shows the ids"));
  }
}
