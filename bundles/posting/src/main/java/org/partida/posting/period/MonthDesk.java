package org.partida.posting.period;

import java.time.Clock;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.posting.service.LateEntries;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.PeriodRules;

/** Rights, books, rules and audit of the work of a month. Thread-safe. */
final class MonthDesk {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final LateEntries rules;
  private final Clock clock;

  MonthDesk(UnitOfWork books, Hosts hosts, LateEntries rules, Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.rules = rules;
    this.clock = clock;
  }

  /** One kind of work on open books. */
  interface Work {
    Done in(HostSession session, Company company, PeriodRules rules) throws HostException;
  }

  Company company(CompanyId id) {
    return books.read(tx -> tx.companies().require(id));
  }

  PeriodRules rules(Company company) {
    return rules
        .rules(company)
        .orElseThrow(
            () ->
                Runs.refused(
                    "rules.missing",
                    "no running bundle has rules for periods of " + company.id().country(),
                    company.id().value(),
                    "start or install them"));
  }

  Done run(Actor actor, CompanyId id, Order order, Work work) {
    actor.require(id, Module.POSTING, order.preview() ? Access.READ : Access.WRITE);
    Company company = company(id);
    PeriodRules mine = rules(company);
    try (HostSession session = hosts.open(company)) {
      Done done = work.in(session, company, mine);
      if (!order.preview()) {
        audit(actor, id, done);
      }
      return done;
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private void audit(Actor actor, CompanyId company, Done done) {
    books.write(
        tx -> {
          for (VoucherRecord r : done.records()) {
            tx.audit()
                .add(
                    new AuditStore.Row(
                        clock.instant(),
                        actor.id(),
                        actor.channel().name(),
                        Optional.of(company),
                        "voucher.post",
                        r.voucher().externalId().value(),
                        r.state() + r.number().map(n -> " " + n).orElse("")));
          }
          return done;
        });
  }
}
