package org.partida.documents.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Approvals;
import org.partida.api.document.Delegation;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.clock.Ids;
import org.partida.base.port.AuditStore;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Rules, several at once, and somebody for somebody. */
@Component(service = Approvals.class)
public final class ApprovalsService implements Approvals {
  private static final int LONGEST_DAYS = 366;

  private final UnitOfWork books;
  private final Clock clock;
  private final Ids ids;
  private final Together together;

  @Activate
  public ApprovalsService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.together = new Together(clock);
  }

  @Override
  public ApprovalRules rules(Actor actor, CompanyId company) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return books.<ApprovalRules>read(
        tx -> tx.approvals().rules(company).orElse(ApprovalRules.NONE));
  }

  @Override
  public ApprovalRules putRules(Actor actor, CompanyId company, ApprovalRules rules) {
    actor.require(company, Module.COMPANIES, Access.WRITE);
    return books.<ApprovalRules>write(
        tx -> {
          tx.companies().require(company);
          rules.remind().ifPresent(p -> decider(tx, p, company));
          tx.approvals().putApprovalRules(company, rules);
          audit(tx, actor, company, "approval.rules", company.value(), rules.toString());
          return rules;
        });
  }

  @Override
  public boolean mayDecide(Actor actor, CompanyId company) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return actor.may(company, Module.APPROVAL, Access.WRITE)
        || books.<Boolean>read(tx -> Delegated.of(tx, actor, company, clock.instant()).isPresent());
  }

  @Override
  public List<Recurring> recurring(Actor actor, CompanyId company) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return books.<List<Recurring>>read(tx -> together.recurring(tx, company));
  }

  @Override
  public int approveAll(Actor actor, CompanyId company, List<String> documents, Money sum) {
    return books.<Integer>write(
        tx -> {
          Optional<Delegation> instead = Delegated.require(tx, actor, company, clock.instant());
          Locale language =
              tx.companies()
                  .find(company)
                  .map(Company::policies)
                  .map(p -> p.language())
                  .orElse(Locale.ENGLISH);
          return together.approve(tx, actor, instead, company, documents, sum, language);
        });
  }

  @Override
  public List<Delegation> delegations(Actor actor, CompanyId company) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return books.<List<Delegation>>read(tx -> tx.approvals().delegations(company));
  }

  @Override
  public Map<String, String> people(Actor actor, CompanyId company) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return books.<Map<String, String>>read(
        tx -> {
          Map<String, String> all = new LinkedHashMap<>();
          tx.people().list().stream()
              .filter(Person::active)
              .filter(p -> Delegated.has(p, company, Module.DOCUMENTS, Access.READ))
              // a client sees its own people, and not who works for the firm
              .filter(p -> actor.mayAll(Module.DOCUMENTS, Access.READ) || named(p, company))
              .forEach(p -> all.put(p.id(), p.name()));
          return all;
        });
  }

  private static boolean named(Person p, CompanyId company) {
    return p.grants().stream().anyMatch(g -> g.company().filter(company::equals).isPresent());
  }

  @Override
  public Delegation delegate(
      Actor actor, CompanyId company, String to, LocalDate first, LocalDate last) {
    // an own right: what is lent is not lent on
    actor.require(company, Module.APPROVAL, Access.WRITE);
    LocalDate today = Delegated.day(clock.instant());
    if (last.isBefore(first)
        || last.isBefore(today)
        || first.plusDays(LONGEST_DAYS).isBefore(last)) {
      throw problem(
          "delegation.days",
          "not a time to delegate: " + first + " to " + last,
          "give a first and a last day, not past, at most a year");
    }
    return books.<Delegation>write(
        tx -> {
          boolean fits =
              !to.equals(actor.id())
                  && tx.people()
                      .find(to)
                      .filter(Person::active)
                      .filter(p -> Delegated.has(p, company, Module.DOCUMENTS, Access.READ))
                      .isPresent();
          if (!fits) {
            throw problem(
                "delegation.person",
                "cannot decide there for somebody: " + to,
                "choose another person who may see the company's documents");
          }
          Delegation d = new Delegation(ids.next(), company, actor.id(), to, first, last);
          tx.approvals().addDelegation(d);
          audit(tx, actor, company, "approval.delegate", d.id(), to + ", " + first + " to " + last);
          return d;
        });
  }

  @Override
  public void endDelegation(Actor actor, CompanyId company, String id) {
    actor.require(company, Module.APPROVAL, Access.WRITE);
    books.<Boolean>write(
        tx -> {
          Delegation d =
              tx.approvals()
                  .delegation(id)
                  .filter(x -> x.company().equals(company) && x.from().equals(actor.id()))
                  .orElseThrow(
                      () ->
                          problem(
                              "delegation.unknown",
                              "you have no delegation " + id,
                              "the list shows yours"));
          LocalDate yesterday = Delegated.day(clock.instant()).minusDays(1);
          if (d.last().isAfter(yesterday)) {
            tx.approvals().endDelegation(id, yesterday);
            audit(tx, actor, company, "approval.delegation-ended", id, d.to());
          }
          return true;
        });
  }

  private static void decider(Tx tx, String person, CompanyId company) {
    if (tx.people().find(person).filter(p -> Delegated.decides(p, company)).isEmpty()) {
      throw problem(
          "approval.rules",
          person + " may not decide for " + company,
          "name a person who may, or nobody");
    }
  }

  private void audit(
      Tx tx, Actor actor, CompanyId company, String action, String subject, String detail) {
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

  private static PartidaException problem(String code, String message, String fix) {
    return new PartidaException(new Problem(code, message, "approval", fix));
  }
}
