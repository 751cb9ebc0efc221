package org.partida.portfolio.discovery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Added;
import org.partida.api.company.Added.Outcome;
import org.partida.api.company.Company;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.Policies;
import org.partida.api.security.Actor;
import org.partida.base.clock.Ids;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.portfolio.CompanyEntry;
import org.partida.portfolio.contact.Keeping;
import org.partida.spi.registry.RegistryFacts;

/** Writes companies that were chosen, inside one transaction. Thread-safe. */
final class Writing {
  private final Clock clock;
  private final Ids ids;

  Writing(Clock clock) {
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  /** Companies, their people, and then the mailboxes of all that have none yet. */
  List<Added> portion(Tx tx, Actor actor, List<Plan> plans, People people) {
    List<Added> all = plans.stream().map(p -> one(tx, actor, p, people)).toList();
    tx.mailboxes().enrol(clock.instant());
    return all;
  }

  /** Somebody else may have been faster since the plan was made, so it is looked at again. */
  private Added one(Tx tx, Actor actor, Plan plan, People people) {
    if (plan.refusal().isPresent()) {
      return refused(plan.id(), plan.company(), plan.refusal().get());
    }
    Optional<Company> before = tx.companies().find(plan.id());
    Company company = before.or(() -> plan.facts().map(f -> fresh(plan, f))).orElseThrow();
    Outcome outcome = before.isEmpty() ? Outcome.ADDED : Outcome.KNOWN;
    if (before.isPresent() && company.connection().isEmpty() && plan.connection().isPresent()) {
      company = connected(company, plan.connection());
      outcome = Outcome.CONNECTED;
    }
    if (outcome != Outcome.KNOWN) {
      CompanyEntry.put(
          tx, actor, company, before.isPresent(), detail(company, plan), clock.instant());
    }
    List<Problem> problems = new ArrayList<>(people.problems(plan.id()));
    plan.note().ifPresent(problems::add);
    return new Added(
        plan.id().shown(),
        Optional.of(plan.id()),
        company.name(),
        outcome,
        company.connection(),
        people(tx, actor, people.of(plan.id())),
        problems);
  }

  private int people(Tx tx, Actor actor, List<ContactDraft> drafts) {
    int changed = 0;
    for (ContactDraft d : drafts) {
      Keeping.Kept kept = Keeping.audited(tx, actor, d, ids, clock.instant());
      changed += kept.outcome() == Keeping.Outcome.UNCHANGED ? 0 : 1;
    }
    return changed;
  }

  private static String detail(Company company, Plan plan) {
    return company.name()
        + ", connection "
        + company.connection().orElse("")
        + plan.facts().map(f -> ", register " + f.source() + " of " + f.asOf()).orElse("");
  }

  private static Company fresh(Plan plan, RegistryFacts facts) {
    return new Company(
        plan.id(),
        facts.name().strip(),
        Currency.getInstance("RO".equals(plan.id().country()) ? "RON" : "EUR"),
        facts.vat().payer(),
        facts.vat().onCash(),
        plan.connection(),
        List.of(),
        Policies.DEFAULT);
  }

  private static Company connected(Company c, Optional<String> connection) {
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        connection,
        c.accounts(),
        c.policies());
  }

  static Added refused(CompanyId id, Optional<Company> company, Problem why) {
    return new Added(
        id.shown(),
        Optional.of(id),
        company.map(Company::name).orElse(""),
        Outcome.REFUSED,
        company.flatMap(Company::connection),
        0,
        List.of(why));
  }
}
