package org.partida.posting.period;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.posting.MonthWork;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.posting.service.EntryPoster;
import org.partida.posting.service.LateEntries;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.PeriodRules;

/** The work of a month for those who may post. Every entry is audited. */
@Component(service = MonthWork.class)
public final class MonthWorkService implements MonthWork {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final LateEntries rules;
  private final Clock clock;
  private final VatClose vat;

  @Activate
  public MonthWorkService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference LateEntries rules,
      @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.rules = rules;
    this.clock = clock;
    EntryPoster poster = new EntryPoster(books, hosts, clock);
    this.vat = new VatClose(books, poster, clock);
  }

  /** One kind of work on open books. */
  private interface Work {
    Done in(HostSession session, Company company, PeriodRules rules) throws HostException;
  }

  @Override
  public Done closeVat(Actor actor, CompanyId company, List<YearMonth> months, Order order) {
    return run(
        actor, company, order, (session, c, r) -> vat.run(actor, c, r, session, months, order));
  }

  private Done run(Actor actor, CompanyId id, Order order, Work work) {
    actor.require(id, Module.POSTING, order.preview() ? Access.READ : Access.WRITE);
    Company company = books.read(tx -> tx.companies().require(id));
    PeriodRules mine =
        rules
            .rules(company)
            .orElseThrow(
                () ->
                    Runs.refused(
                        "rules.missing",
                        "no running bundle has rules for periods of " + id.country(),
                        id.value(),
                        "start or install them"));
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
