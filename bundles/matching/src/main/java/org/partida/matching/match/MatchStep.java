package org.partida.matching.match;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.matching.engine.Rematching;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.spi.host.HostException;
import org.partida.spi.match.Matcher;

/**
 * Matches a company's lines after an import or a posting; where the company opted in, sure ones are
 * confirmed next.
 */
@Component(service = Step.class)
public final class MatchStep implements Step {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final MatchRun run;
  private final Optional<Rematch> rematch;
  private final Clock clock;

  @Activate
  public MatchStep(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference Matcher matcher,
      @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.run = new MatchRun(books, hosts, matcher);
    this.rematch =
        matcher instanceof Rematching r
            ? Optional.of(new Rematch(books, run, r))
            : Optional.empty();
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.MATCH;
  }

  @Override
  public Outcome apply(WorkItem item) {
    Optional<Company> company =
        books.read(tx -> tx.companies().find(CompanyId.parse(item.payload())));
    if (company.isEmpty()) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    if (!hosts.available()) {
      return Outcome.waiting(
          Hosts.WAITING,
          new Problem(
              "host.missing",
              "the host's bundle is not running",
              item.payload(),
              "start it; this goes on by itself then"));
    }
    try {
      Rematch.Found found =
          rematch.isPresent() ? rematch.get().propose(company.get()) : all(company.get());
      Set<String> settled = Stornos.settled(books, hosts, company.get());
      return Outcome.done(
          tx -> {
            write(tx, company.get(), found);
            settled.forEach(tx.notices()::clear);
          });
    } catch (HostException e) {
      return Outcome.retry(Duration.ofSeconds(30), e.problem());
    }
  }

  /** By a matcher that knows of whole runs only. */
  private Rematch.Found all(Company company) throws HostException {
    List<MatchProposal> proposals = run.propose(company);
    return new Rematch.Found(
        proposals,
        proposals.stream().filter(p -> p.grade() == Grade.SURE).map(MatchProposal::line).toList(),
        proposals.size());
  }

  private void write(Tx tx, Company company, Rematch.Found found) {
    MatchRun.write(tx, company, found.proposals());
    InvoiceStep.wake(tx, company.id(), clock);
    if (company.policies().autoConfirmSure()) {
      PostingDays days = new PostingDays(tx, company);
      for (String line : found.sure()) {
        if (hasDay(tx, days, company, line)) {
          tx.work()
              .enqueue(WorkOrder.of(Queues.CONFIRM, company.id(), line), clock.instant(), true);
        }
      }
    }
  }

  /**
   * What waits for the bank's line, or for a person to name the day, is enqueued when it is there.
   */
  private static boolean hasDay(Tx tx, PostingDays days, Company company, String line) {
    return tx.statements()
        .line(company.id(), line)
        .flatMap(days::of)
        .map(d -> d.day().isPresent())
        .orElse(true);
  }
}
