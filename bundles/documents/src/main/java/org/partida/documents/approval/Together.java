package org.partida.documents.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.api.document.Approvals.Recurring;
import org.partida.api.document.Decision;
import org.partida.api.document.Delegation;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.security.Actor;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;

/** Documents of suppliers that come again and again, approved in one go. */
final class Together {
  private static final int PAGE = 1_000;
  private static final int MOST = 1_000;

  private final Clock clock;

  Together(Clock clock) {
    this.clock = clock;
  }

  /** One supplier, one currency. */
  private record Group(String taxId, Currency currency) {}

  List<Recurring> recurring(Tx tx, CompanyId company) {
    Map<Group, List<Document>> groups = new LinkedHashMap<>();
    for (Document d : pending(tx, company)) {
      d.partnerTaxId()
          .ifPresent(
              t ->
                  groups
                      .computeIfAbsent(new Group(t, d.total().currency()), g -> new ArrayList<>())
                      .add(d));
    }
    List<Recurring> all = new ArrayList<>();
    groups.forEach(
        (g, documents) -> {
          int before = approved(tx, company, g);
          if (before > 0) {
            all.add(
                new Recurring(
                    documents.get(0).partnerName(),
                    g.taxId(),
                    documents.stream().map(Document::id).toList(),
                    sum(documents, g.currency()),
                    before));
          }
        });
    return all;
  }

  private static int approved(Tx tx, CompanyId company, Group g) {
    return (int)
        tx.documents().ofPartner(company, List.of(g.taxId())).stream()
            .flatMap(id -> tx.documents().find(id).stream())
            .filter(d -> d.direction() == Direction.RECEIVED)
            .filter(d -> d.decision() == DecisionState.APPROVED)
            .count();
  }

  static List<Document> pending(Tx tx, CompanyId company) {
    DocumentFilter filter =
        new DocumentFilter(
            Optional.of(company),
            Optional.of(Direction.RECEIVED),
            Optional.empty(),
            Optional.empty(),
            Optional.of(DecisionState.PENDING),
            Optional.empty());
    List<Document> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Document> page = tx.documents().list(filter, List.of(company), PAGE, after);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  int approve(
      Tx tx,
      Actor actor,
      Optional<Delegation> instead,
      CompanyId company,
      List<String> ids,
      Money sum,
      Locale language) {
    List<Document> documents =
        ids.stream().distinct().limit(MOST + 1L).map(tx.documents()::require).toList();
    boolean same =
        !documents.isEmpty()
            && documents.size() <= MOST
            && documents.stream()
                .allMatch(
                    d ->
                        d.company().equals(company)
                            && d.decision() == DecisionState.PENDING
                            && d.total().currency().equals(sum.currency()))
            && sum(documents, sum.currency()).equals(sum);
    if (!same) {
      throw new PartidaException(
          new Problem(
              "approval.changed",
              "these documents do not wait any more, or do not come to " + sum,
              company.value(),
              "look at the list again: somebody decided meanwhile, or more came"));
    }
    String plain = Reasons.of(language, "recurring", documents.size(), sum);
    String reason = instead.map(d -> Delegated.words(tx, d, plain)).orElse(plain);
    documents.forEach(d -> approved(tx, actor, d, reason));
    return documents.size();
  }

  private void approved(Tx tx, Actor actor, Document d, String reason) {
    decided(
        tx,
        d,
        new Decision(
            d.id(),
            DecisionState.APPROVED,
            actor.id(),
            actor.displayName(),
            "client",
            reason,
            clock.instant()),
        actor.channel().name());
  }

  /** Writes an approval with all that follows from it. */
  static void decided(Tx tx, Document d, Decision decision, String channel) {
    Instant now = decision.at();
    tx.documents().update(d.with(DecisionState.APPROVED));
    tx.documents().addDecision(decision);
    tx.audit()
        .add(
            new AuditStore.Row(
                now,
                decision.actor(),
                channel,
                Optional.of(d.company()),
                "document.approved",
                d.id(),
                decision.reason()));
    tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, d.company(), d.id()), now, true);
  }

  private static Money sum(List<Document> documents, Currency currency) {
    Money total = new Money(0, currency);
    for (Document d : documents) {
      total = total.plus(d.total());
    }
    return total;
  }
}
