package org.partida.posting.service;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.spi.host.HostException;

/**
 * The step from proposed vouchers to posted ones; it also finishes an undo that died on its way.
 * Thread-safe.
 */
@Component(service = Step.class)
public final class PostStep implements Step {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final UnitOfWork books;
  private final Hosts hosts;
  private final VoucherPoster poster;
  private final Undoer undoer;
  private final EntryPoster entries;

  @Activate
  public PostStep(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference HandSearch byHand,
      @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.poster = new VoucherPoster(books, hosts, byHand, clock);
    this.undoer = new Undoer(books, hosts, clock);
    this.entries = new EntryPoster(books, hosts, clock);
  }

  private record Case(Document document, Company company, List<VoucherRecord> undos) {}

  @Override
  public String queue() {
    return Queues.POST;
  }

  @Override
  public Outcome apply(WorkItem item) {
    if (item.payload().startsWith(EntryPoster.RUN)) {
      return run(item, item.payload().substring(EntryPoster.RUN.length()));
    }
    Optional<Case> found = books.read(tx -> find(tx, item.payload()));
    if (found.isEmpty()) {
      return Outcome.rejected(
          new Problem(
              "document.unknown",
              "there is no document " + item.payload(),
              item.payload(),
              "document-list shows the ids"),
          Outcome.Effect.NONE);
    }
    if (!hosts.available()) {
      return noHost(item);
    }
    try {
      return post(item, found.get());
    } catch (HostException e) {
      return e.retryable()
          ? Outcome.retry(pause(item), e.problem())
          : Outcome.rejected(e.problem(), tx -> fail(tx, item.payload(), e.problem()));
    }
  }

  /** What died between intent and answer of vouchers without a document. */
  private Outcome run(WorkItem item, String run) {
    Optional<Company> company =
        books.read(tx -> tx.trail().run(run).flatMap(r -> tx.companies().find(r.company())));
    if (company.isEmpty()) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    if (!hosts.available()) {
      return noHost(item);
    }
    try {
      undoOf(company.get(), books.read(tx -> tx.trail().ofRun(run)));
      boolean waits =
          entries.finish(company.get(), run).stream()
              .anyMatch(r -> r.state() == VoucherState.POSTING);
      return waits
          ? Outcome.retry(
              pause(item),
              new Problem("host.doubt", "the host does not say yet", run, "it is asked again"))
          : Outcome.done(Outcome.Effect.NONE);
    } catch (HostException e) {
      return Outcome.retry(pause(item), e.problem());
    }
  }

  private void undoOf(Company company, List<ExternalId> run) throws HostException {
    List<VoucherRecord> begun =
        books.read(tx -> run.stream().flatMap(id -> tx.vouchers().find(id).stream()).toList());
    for (VoucherRecord r : begun) {
      if (Records.isCounterEntry(r) && r.state() == VoucherState.POSTING) {
        undone(company, r);
      }
    }
  }

  private void undone(Company company, VoucherRecord counter) throws HostException {
    Undoer.Answer undone = undoer.resume(company, counter);
    books.write(
        tx -> {
          undoer.write(tx, undone);
          return counter;
        });
  }

  private static Outcome noHost(WorkItem item) {
    return Outcome.waiting(
        Hosts.WAITING,
        new Problem(
            "host.missing",
            "no host is running",
            item.payload(),
            "start the host's bundle; the row goes on by itself then"));
  }

  private static Optional<Case> find(Tx tx, String id) {
    return tx.documents()
        .find(id)
        .flatMap(d -> tx.companies().find(d.company()).map(c -> new Case(d, c, undos(tx, id))));
  }

  private static List<VoucherRecord> undos(Tx tx, String id) {
    return tx.vouchers().ofDocument(id).stream()
        .filter(r -> Records.isCounterEntry(r) && r.state() == VoucherState.POSTING)
        .toList();
  }

  private Outcome post(WorkItem item, Case found) throws HostException {
    for (VoucherRecord counter : found.undos()) {
      undone(found.company(), counter);
    }
    VoucherPoster.Answer answer = poster.post(found.company(), item.payload());
    if (answer.doubt().isPresent()) {
      return new Outcome.Retry(pause(item), answer.doubt().get(), tx -> poster.write(tx, answer));
    }
    return answer.records().isEmpty()
        ? Outcome.done(Outcome.Effect.NONE)
        : Outcome.done(tx -> poster.write(tx, answer));
  }

  private static void fail(Tx tx, String document, Problem why) {
    tx.documents()
        .find(document)
        .ifPresent(
            d ->
                tx.documents()
                    .update(d.with(AccountingState.FAILED, why.message() + "; " + why.fix())));
  }

  private static Duration pause(WorkItem item) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(item.attempts(), 9));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
