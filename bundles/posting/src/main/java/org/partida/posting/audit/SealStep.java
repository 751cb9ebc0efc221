package org.partida.posting.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.api.company.Company;
import org.partida.api.posting.BooksAudit.Finding;
import org.partida.api.posting.BooksAudit.Kind;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.port.WatchStore.Due;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.posting.service.HandSearch;
import org.partida.spi.host.HostException;

/**
 * Compares the documents of a company that are due with the host, some at a time, and keeps a
 * notice for each thing that is wrong until it is mended. Thread-safe.
 */
@Component(service = Step.class, configurationPid = "org.partida.posting.seals")
@Designate(ocd = SealStep.Config.class)
public final class SealStep implements Step {
  private static final int MOST = 200;

  /** When what is wrong is told. */
  @ObjectClassDefinition(name = "Partida: two seals")
  @interface Config {
    @AttributeDefinition(
        name = "Days until it is told that a document of the authority is not booked")
    int notBookedDays() default 5;
  }

  private final UnitOfWork books;
  private final Hosts hosts;
  private final SealReading reading;
  private final Clock clock;
  private final Duration patience;

  @Activate
  public SealStep(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference HandSearch byHand,
      @Reference Clock clock,
      Config config) {
    this(books, hosts, byHand, clock, Duration.ofDays(config.notBookedDays()));
  }

  /** For tests: what is not booked is told after so long. */
  public SealStep(
      UnitOfWork books, Hosts hosts, HandSearch byHand, Clock clock, Duration patience) {
    this.books = books;
    this.hosts = hosts;
    this.reading = new SealReading(hosts, byHand);
    this.clock = clock;
    this.patience = patience;
  }

  /** What is compared now. */
  private record Batch(Company company, List<Due> due, List<SealCheck> checks) {}

  @Override
  public String queue() {
    return Queues.SEALS;
  }

  @Override
  public int parallel() {
    return 1;
  }

  @Override
  public Outcome apply(WorkItem item) {
    Optional<Batch> found = books.read(tx -> read(tx, new CompanyId(item.payload())));
    if (found.isEmpty() || found.get().due().isEmpty()) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    if (!hosts.available()) {
      return Outcome.waiting(
          Hosts.WAITING,
          new Problem(
              "host.missing",
              "no host is running",
              item.payload(),
              "start the host's bundle; the row goes on by itself then"));
    }
    Batch batch = found.get();
    Map<SealCheck, SealReading.There> there;
    try {
      there = reading.read(batch.company(), batch.checks());
    } catch (HostException e) {
      return Outcome.retry(Duration.ofMinutes(5), e.problem());
    }
    Outcome.Effect effect = tx -> write(tx, batch, there);
    return batch.due().size() < MOST ? Outcome.done(effect) : new Outcome.Again(effect);
  }

  private static Optional<Batch> read(Tx tx, CompanyId id) {
    return tx.companies()
        .find(id)
        .map(
            c -> {
              List<Due> due = tx.watch().dueOf(id, MOST);
              List<SealCheck> checks =
                  due.stream()
                      .flatMap(d -> tx.documents().find(d.document()).stream())
                      .flatMap(d -> SealCheck.read(tx, d).stream())
                      .toList();
              return new Batch(c, due, checks);
            });
  }

  private void write(Tx tx, Batch batch, Map<SealCheck, SealReading.There> there) {
    Instant now = clock.instant();
    batch.due().forEach(d -> compared(tx, batch, d, there, now));
    tx.watch().compared(batch.due());
  }

  private void compared(
      Tx tx, Batch batch, Due due, Map<SealCheck, SealReading.There> there, Instant now) {
    List<Finding> wrong = new ArrayList<>();
    for (SealCheck c : batch.checks()) {
      if (c.document().id().equals(due.document())) {
        SealReading.There t = there.get(c);
        t.byHand().stream()
            .filter(o -> tx.hand().of(o.document()).stream().noneMatch(k -> k.id().equals(o.id())))
            .forEach(tx.hand()::putHand);
        c.compare(t).stream()
            .filter(f -> f.kind() != Kind.NOT_BOOKED || isLate(c, now))
            .forEach(wrong::add);
      }
    }
    SealNotices.keep(tx, batch.company().id(), due.document(), wrong, now);
  }

  private boolean isLate(SealCheck c, Instant now) {
    return !c.document().receivedAt().plus(patience).isAfter(now);
  }
}
