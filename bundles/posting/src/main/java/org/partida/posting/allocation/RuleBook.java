package org.partida.posting.allocation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.partida.api.posting.Allocations.Change;
import org.partida.api.posting.Allocations.Changed;
import org.partida.api.posting.Allocations.Line;
import org.partida.api.posting.Allocations.Rule;
import org.partida.api.security.Actor;
import org.partida.base.port.AllocationStore.LineRow;
import org.partida.base.port.AllocationStore.LineState;
import org.partida.base.port.AllocationStore.RuleRow;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;
import org.partida.posting.rules.Allocation;
import org.partida.posting.service.Records;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;

/** The rules of a company in one transaction: what they were, are, and would change. One call. */
final class RuleBook {
  private static final int PAGE = 1000;
  private static final int MONTHS = 12;
  private static final int ID = 10;

  private final Tx tx;
  private final CompanyId company;
  private final Clock clock;

  RuleBook(Tx tx, CompanyId company, Clock clock) {
    this.tx = tx;
    this.company = company;
    this.clock = clock;
  }

  /** The draft as a version of the rule with its scope and text. */
  AllocationRule versioned(AllocationRule draft) {
    AllocationRule.Scope s = draft.scope();
    String subject =
        String.join(
            "\n",
            s.direction().map(Enum::name).orElse(""),
            s.partner().orElse(""),
            s.document().orElse(""),
            s.line().orElse(""),
            draft.matchOn(),
            draft.pattern());
    String hash = Sha256.of(subject.getBytes(StandardCharsets.UTF_8)).hex().substring(0, ID);
    String id = (s.document().isPresent() ? AllocationRule.ONE_LINE : "r-") + hash;
    int last =
        tx.allocations().versions(company, id).stream()
            .mapToInt(r -> r.rule().version())
            .max()
            .orElse(0);
    return new AllocationRule(
        id,
        last + 1,
        s,
        draft.matchOn(),
        draft.pattern(),
        draft.priority(),
        draft.outcome(),
        draft.reason());
  }

  /** Writes the rule and has documents proposed anew that it may concern. */
  Changed put(Actor actor, AllocationRule rule) {
    List<Change> changes = changes(rule);
    RuleRow row = new RuleRow(rule, false, actor.id(), clock.instant());
    tx.allocations().putRule(company, row);
    audit(actor, "allocation.rule", rule.id() + "/" + rule.version(), rule.reason());
    return new Changed(shown(row), changes, again(changes));
  }

  /** Lines of the last twelve months that the rule would have sent elsewhere. */
  List<Change> changes(AllocationRule rule) {
    AllocationBook book =
        new AllocationBook(
                tx.allocations().rules(company).stream().map(RuleRow::rule).toList(), List.of())
            .with(rule);
    Allocation allocation = new Allocation(book, tx.companies().products(company));
    List<Change> all = new ArrayList<>();
    eachLine(
        r ->
            allocation
                .of(r.line().facts(), r.document(), r.line().line())
                .filter(c -> isBy(c.by(), rule.id()))
                .filter(c -> !c.by().startsWith(Allocated.DEFAULT) || !isRemembered(r))
                .filter(c -> elsewhere(c.outcome(), r.line().outcome()))
                .ifPresent(c -> all.add(new Change(shown(r), c.outcome()))));
    return all;
  }

  /** Memory counts more than a default, so it would have decided again. */
  private static boolean isRemembered(LineRow r) {
    return r.line().by().equals(Allocated.MEMORY);
  }

  private static boolean isBy(String by, String rule) {
    return by.contains(":" + rule + "/");
  }

  /** All lines of the last twelve months, in pages. */
  private void eachLine(Consumer<LineRow> taker) {
    Optional<LineRow> after = Optional.empty();
    LocalDate since = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusMonths(MONTHS);
    List<LineRow> page;
    do {
      page = tx.allocations().since(company, since, PAGE, after);
      page.forEach(taker);
      after = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
    } while (page.size() == PAGE);
  }

  /** What went by the rule and is not booked is proposed anew. */
  void reproposed(String rule) {
    Set<String> documents = new HashSet<>();
    eachLine(
        r -> {
          if (isBy(r.line().by(), rule)) {
            documents.add(r.document());
          }
        });
    documents.stream().filter(d -> !isBooked(d)).forEach(this::again);
  }

  /** A rule without an account takes the type's, which a line of the same type already has. */
  private static boolean elsewhere(Allotment rule, Allotment line) {
    return !rule.on(rule.account().or(line::account)).equals(line);
  }

  /** Documents with questions, and those whose proposed lines change. */
  private int again(List<Change> changes) {
    Set<String> documents = new HashSet<>();
    tx.vouchers().documentsWithQuestions(company).stream()
        .filter(
            d -> tx.vouchers().questions(d).stream().anyMatch(q -> q.kind().startsWith("product.")))
        .forEach(documents::add);
    changes.stream()
        .filter(c -> c.line().state().equals(LineState.PROPOSED.name()))
        .forEach(c -> documents.add(c.line().document()));
    documents.forEach(this::again);
    return documents.size();
  }

  void again(String document) {
    tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, company, document), clock.instant(), true);
  }

  /** What the host has, or may have, is taken back first. */
  boolean isBooked(String document) {
    return Records.isBooked(tx.vouchers().ofDocument(document));
  }

  void audit(Actor actor, String action, String subject, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                action,
                subject,
                detail));
  }

  static Rule shown(RuleRow r) {
    return new Rule(r.rule(), r.dropped(), r.actor(), r.at());
  }

  static Line shown(LineRow r) {
    return new Line(r.document(), r.number(), r.state().name(), r.line());
  }
}
