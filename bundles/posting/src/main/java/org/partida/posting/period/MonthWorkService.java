package org.partida.posting.period;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.MonthWork;
import org.partida.api.security.Actor;
import org.partida.base.host.Hosts;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.posting.service.EntryPoster;
import org.partida.posting.service.LateEntries;

/** The work of a month for those who may post. Every entry is audited. */
@Component(service = MonthWork.class)
public final class MonthWorkService implements MonthWork {
  private final MonthDesk desk;
  private final VatClose vat;
  private final Revaluing revaluing;

  @Activate
  public MonthWorkService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference LateEntries rules,
      @Reference Clock clock) {
    this.desk = new MonthDesk(books, hosts, rules, clock);
    EntryPoster poster = new EntryPoster(books, hosts, clock);
    this.vat = new VatClose(books, poster, clock);
    this.revaluing = new Revaluing(books, poster, clock);
  }

  @Override
  public Done closeVat(Actor actor, CompanyId company, List<YearMonth> months, Order order) {
    return desk.run(
        actor, company, order, (session, c, r) -> vat.run(actor, c, r, session, months, order));
  }

  @Override
  public Done revalue(Actor actor, CompanyId company, YearMonth month, Order order) {
    return desk.run(
        actor,
        company,
        order,
        (session, c, r) -> revaluing.run(actor, c, r, session, month, order));
  }
}
