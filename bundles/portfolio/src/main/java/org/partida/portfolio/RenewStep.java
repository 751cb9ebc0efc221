package org.partida.portfolio;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.Renewer;

/**
 * Renews a connection's tokens when they are due, so that one that is not used for weeks does not
 * die, and tells people in time when an authorisation ends.
 */
@Component(service = Step.class)
public final class RenewStep implements Step {
  private final UnitOfWork books;
  private final List<Renewer> renewers;
  private final Clock clock;

  @Activate
  public RenewStep(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Renewer> renewers,
      @Reference Clock clock) {
    this.books = books;
    this.renewers = List.copyOf(renewers);
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.RENEW;
  }

  @Override
  public Outcome apply(WorkItem item) {
    Optional<ConnectionRow> row = books.read(tx -> tx.connections().find(item.payload()));
    if (row.isEmpty()) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    Optional<Renewer> renewer =
        renewers.stream().filter(r -> r.network().equals(row.get().network())).findFirst();
    try {
      if (renewer.isPresent() && row.get().state().equals(ConnectionRow.CONNECTED)) {
        renewer.get().renew(new ConnectionRef(row.get().id()));
      }
    } catch (NetworkException e) {
      // the keeper of the tokens has raised the alarm; the tick comes again
      return e.kind() == NetworkException.Kind.TRANSIENT
          ? new Outcome.Retry(Duration.ofMinutes(10), e.problem(), tell(item.payload()))
          : Outcome.done(tell(item.payload()));
    }
    return Outcome.done(tell(item.payload()));
  }

  private Outcome.Effect tell(String connection) {
    return tx -> Endings.tell(tx, connection, clock.instant());
  }
}
