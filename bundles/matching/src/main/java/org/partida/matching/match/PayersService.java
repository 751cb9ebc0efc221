package org.partida.matching.match;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.match.Payers;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;

/** Who pays, for those who may match. */
@Component(service = Payers.class)
public final class PayersService implements Payers {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public PayersService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public List<Payer> list(Actor actor, CompanyId company) {
    actor.require(company, Module.MATCHING, Access.READ);
    return books.read(tx -> tx.payers().payers(company));
  }

  @Override
  public int forget(Actor actor, CompanyId company, String key) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    return books.write(
        tx -> {
          int n = tx.payers().forget(company, key);
          tx.audit()
              .add(
                  new AuditStore.Row(
                      clock.instant(),
                      actor.id(),
                      actor.channel().name(),
                      Optional.of(company),
                      "payer.forget",
                      key,
                      n + " lessons"));
          tx.work()
              .enqueue(WorkOrder.of(Queues.MATCH, company, company.value()), clock.instant(), true);
          return n;
        });
  }
}
