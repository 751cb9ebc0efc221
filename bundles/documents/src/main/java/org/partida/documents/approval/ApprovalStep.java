package org.partida.documents.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Comment;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.notice.Notice;
import org.partida.base.notice.Alarm;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.document.DecisionState;

/**
 * What happens while nobody decides: a notice for the person who should, then one for the firm, and
 * approval where the company has chosen that silence is one. Each day; what is decided, or off now,
 * takes its notice away.
 */
@Component(service = Step.class)
public final class ApprovalStep implements Step {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public ApprovalStep(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.APPROVALS;
  }

  @Override
  public int parallel() {
    return 1;
  }

  @Override
  public Outcome apply(WorkItem item) {
    List<CompanyId> companies = books.<List<CompanyId>>read(tx -> tx.approvals().ruled());
    return Outcome.done(tx -> companies.forEach(c -> look(tx, c)));
  }

  private void look(Tx tx, CompanyId company) {
    Optional<Company> known = tx.companies().find(company);
    Optional<ApprovalRules> rules = tx.approvals().rules(company);
    if (known.isEmpty() || rules.isEmpty()) {
      return;
    }
    ApprovalPolicy policy = known.get().policies().received();
    boolean client = policy != ApprovalPolicy.FIRM_DECIDES;
    int person = 0;
    int firm = 0;
    for (Document d : Together.pending(tx, company)) {
      Instant since = since(tx, d);
      if (client && over(since, rules.get().silentDays()) && !asked(tx, d)) {
        silent(tx, d, rules.get(), known.get().policies().language());
      } else if (over(since, rules.get().firmDays())) {
        firm++;
      } else if (over(since, rules.get().remindDays())) {
        person++;
      }
    }
    tell(tx, company, "person", person, rules.get());
    tell(tx, company, "firm", firm, rules.get());
  }

  /** The day itself counts: after two days is after 48 hours. */
  private boolean over(Instant since, Optional<Integer> days) {
    return days.map(n -> !clock.instant().isBefore(since.plus(Duration.ofDays(n)))).orElse(false);
  }

  /** A decision that was taken back starts the time again. */
  private static Instant since(Tx tx, Document d) {
    return tx.documents().decisions(d.id()).stream()
        .map(Decision::at)
        .filter(at -> at.isAfter(d.receivedAt()))
        .reduce((a, b) -> b)
        .orElse(d.receivedAt());
  }

  /** Somebody waits for an answer: that is no silence. */
  private static boolean asked(Tx tx, Document d) {
    List<Comment> all = tx.comments().comments(d.id());
    for (int i = 0; i < all.size(); i++) {
      Comment q = all.get(i);
      if (q.asks()
          && all.subList(i + 1, all.size()).stream().noneMatch(a -> a.side() != q.side())) {
        return true;
      }
    }
    return false;
  }

  private void silent(Tx tx, Document d, ApprovalRules rules, Locale language) {
    Together.decided(
        tx,
        d,
        new Decision(
            d.id(),
            DecisionState.APPROVED,
            "system:rule",
            "Partida",
            "client",
            Reasons.of(language, "silent", rules.silentDays().orElseThrow()),
            clock.instant()),
        "WORKER");
  }

  private void tell(Tx tx, CompanyId company, String whom, int number, ApprovalRules rules) {
    String key = "approval/" + company + "/" + whom;
    if (number == 0) {
      tx.notices().clear(key);
      return;
    }
    boolean firm = whom.equals("firm");
    String name = rules.remind().flatMap(tx.people()::find).map(Person::name).orElse("the company");
    Problem problem =
        new Problem(
            firm ? "approval.overdue" : "approval.waits",
            number
                + (number == 1 ? " document waits" : " documents wait")
                + " for a decision of "
                + name
                + " for "
                + (firm ? rules.firmDays() : rules.remindDays()).orElseThrow()
                + " days or more",
            company.value(),
            firm ? "ask " + name + ", or decide for the company" : "approve, reject or ask");
    Alarm.raise(
        tx,
        Notice.of(
            key,
            Optional.of(company),
            firm ? Notice.Level.URGENT : Notice.Level.WARNING,
            problem,
            clock.instant(),
            Optional.empty()),
        clock.instant());
  }
}
