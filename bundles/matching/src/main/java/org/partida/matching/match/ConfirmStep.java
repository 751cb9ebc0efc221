package org.partida.matching.match;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.host.Hosts;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.Grade;
import org.partida.model.match.LineBooking;
import org.partida.spi.host.HostException;
import org.partida.spi.posting.PostingRules;

/**
 * Confirms a sure line of a company that opted in. One at a time: two lines may look at the same
 * item.
 */
@Component(service = Step.class)
public final class ConfirmStep implements Step {
  private final Companies companies;
  private final UnitOfWork books;
  private final Confirmer confirmer;
  private final Invoicing invoicing;

  @Activate
  public ConfirmStep(
      @Reference Companies companies,
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.companies = companies;
    this.books = books;
    this.confirmer = new Confirmer(books, hosts, rules, clock);
    this.invoicing = new Invoicing(books, hosts, clock);
  }

  @Override
  public String queue() {
    return Queues.CONFIRM;
  }

  @Override
  public int parallel() {
    return 1;
  }

  @Override
  public Outcome apply(WorkItem item) {
    CompanyId id = item.company().orElseThrow();
    Optional<Company> company = books.read(tx -> tx.companies().find(id));
    Optional<LineRecord> line = books.read(tx -> tx.statements().line(id, item.payload()));
    if (company.isEmpty()
        || line.filter(ConfirmStep::isSure).isEmpty()
        || !company.get().policies().autoConfirmSure()
        || books.<Boolean>read(tx -> PaymentIds.takenBack(tx, line.get().id()))) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    if (!confirmer.ready(company.get())) {
      return Outcome.waiting(
          Hosts.WAITING,
          new Problem(
              "host.missing",
              "the host or the posting rules are not running",
              item.payload(),
              "start them; this goes on by itself then"));
    }
    return confirm(company.get(), line.get());
  }

  private Outcome confirm(Company company, LineRecord line) {
    try {
      Payment proposed = Payment.proposed(line);
      if (Invoicing.concerns(proposed)) {
        invoicing.require(company, line);
        return Outcome.done(tx -> invoicing.begin(tx, line, proposed, Invoiced.POLICY));
      }
      Confirmer.Confirmed done =
          confirmer.confirm(
              company, companies.profile(Actor.worker(), company.id()), line, proposed);
      return Outcome.done(done::write);
    } catch (HostException e) {
      return Outcome.retry(Duration.ofSeconds(30), e.problem());
    } catch (PartidaException e) {
      return Outcome.rejected(
          e.problem(), tx -> tx.statements().update(Lines.failed(line, e.problem())));
    }
  }

  /** A person may have changed the line since it was enqueued. */
  private static boolean isSure(LineRecord line) {
    return line.state() == LineState.UNSAVED
        && line.proposal().filter(p -> p.grade() == Grade.SURE).isPresent()
        && line.proposal().orElseThrow().bookings().stream().allMatch(LineBooking::automatic);
  }
}
