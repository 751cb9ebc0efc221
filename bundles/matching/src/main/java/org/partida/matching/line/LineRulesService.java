package org.partida.matching.line;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.match.LineRule;
import org.partida.api.match.LineRules;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.clock.Ids;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.matching.engine.Text;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Rules for lines without a document, for those who may match. Thread-safe. */
@Component(service = LineRules.class)
public final class LineRulesService implements LineRules {
  private final UnitOfWork books;
  private final Clock clock;
  private final Ids ids;

  @Activate
  public LineRulesService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  @Override
  public List<LineRule> list(Actor actor, CompanyId company) {
    actor.require(company, Module.MATCHING, Access.READ);
    return books.read(tx -> tx.lineRules().rules(company));
  }

  @Override
  public LineRule add(Actor actor, CompanyId company, LineRule r) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    if (r.words().or(r::iban).or(r::partner).isEmpty()) {
      throw wrong("a rule needs words, an IBAN or a partner", "say which lines it is for");
    }
    if (r.words().map(Text::compact).filter(String::isEmpty).isPresent()) {
      throw wrong("there is no word in " + r.words().orElse(""), "give letters or digits");
    }
    r.to().ifPresent(to -> requireOrder(r.from(), to));
    LineRule rule =
        new LineRule(
            ids.next(),
            r.words(),
            r.iban().map(Text::compact),
            r.partner(),
            r.flow(),
            r.account(),
            r.automatic(),
            r.from(),
            r.to());
    return books.write(
        tx -> {
          tx.companies().require(company);
          changed(tx, actor, company, "line.rule.add", rule);
          return rule;
        });
  }

  @Override
  public LineRule end(Actor actor, CompanyId company, String id, LocalDate day) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    return books.write(
        tx -> {
          LineRule rule =
              tx.lineRules()
                  .rule(company, id)
                  .orElseThrow(
                      () ->
                          new PartidaException(
                              new Problem(
                                  "line-rule.unknown",
                                  company + " has no rule " + id,
                                  id,
                                  "line-rules shows the ids")));
          // the day before the first one ends it before it began
          requireOrder(rule.from(), day.plusDays(1));
          LineRule ended = rule.until(day);
          changed(tx, actor, company, "line.rule.end", ended);
          return ended;
        });
  }

  private void changed(Tx tx, Actor actor, CompanyId company, String what, LineRule rule) {
    tx.lineRules().putRule(company, rule);
    audit(
        tx,
        actor,
        company,
        what,
        rule.id(),
        rule.when() + " to " + rule.account() + rule.to().map(t -> " until " + t).orElse(""));
    again(tx, company);
  }

  @Override
  public List<Habit> habits(Actor actor, CompanyId company) {
    actor.require(company, Module.MATCHING, Access.READ);
    return books.read(tx -> Habits.of(tx.lineRules().decisions(company)).all());
  }

  @Override
  public int forget(Actor actor, CompanyId company, String key) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    return books.write(
        tx -> {
          int n = tx.lineRules().forget(company, key);
          audit(tx, actor, company, "line.habit.forget", key, n + " decisions");
          again(tx, company);
          return n;
        });
  }

  private void again(Tx tx, CompanyId company) {
    tx.work().enqueue(WorkOrder.of(Queues.MATCH, company, company.value()), clock.instant(), true);
  }

  private void audit(
      Tx tx, Actor actor, CompanyId company, String what, String subject, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                what,
                subject,
                detail));
  }

  private static void requireOrder(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw wrong("it begins on " + from + " and would end on " + to, "give a later day");
    }
  }

  private static PartidaException wrong(String message, String fix) {
    return new PartidaException(new Problem("line-rule.wrong", message, "", fix));
  }
}
