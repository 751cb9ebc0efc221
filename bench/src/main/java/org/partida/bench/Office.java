package org.partida.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.partida.api.company.Company;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.archive.FileVault;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.host.Hosts;
import org.partida.base.host.HostsComponent;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Threads;
import org.partida.base.work.internal.WakeupHub;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.intake.DocumentIntake;
import org.partida.documents.intake.FileReadStep;
import org.partida.host.ledger.EmbeddedHostComponent;
import org.partida.portfolio.CompaniesService;
import org.partida.posting.audit.SealStep;
import org.partida.posting.ro.RoPostingRules;
import org.partida.posting.service.HandSearch;
import org.partida.posting.service.PostStep;
import org.partida.posting.service.ProposeStep;
import org.partida.spi.action.Progress;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.ubl.UblInvoiceReader;

/**
 * An instance without a container: the real store, vault, workers, steps and ledger, as the bundles
 * put them together.
 */
final class Office implements AutoCloseable {
  private static final Actor CLERK = Actor.all("clerk", "Clerk", Channel.WEB);

  final TempHome home = new TempHome();
  private final Clock clock = Clock.systemUTC();
  private final WakeupHub wakeup = new WakeupHub();
  private final StoreDatabases databases = StoreDatabases.sqlite(home.books(), 4, clock);
  private final UnitOfWork books = new Books(databases, wakeup);
  private final Vault vault =
      new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
  private final CompaniesService companies = new CompaniesService(books, clock);
  private final Hosts hosts =
      new HostsComponent("embedded", List.of(new EmbeddedHostComponent(databases, home, clock)));

  /** With the companies and rates that the papers need; the databases have their tables. */
  Office(List<Papers.Paper> papers) {
    for (Company c : Papers.companies()) {
      companies.put(CLERK, c);
      companies.putProducts(CLERK, c.id(), Papers.PRODUCTS);
    }
    books.write(
        tx -> {
          papers.forEach(p -> Papers.rates(p).forEach(tx.companies()::putRate));
          return null;
        });
  }

  /** Takes the papers in on so many threads, and returns when all are posted. */
  void work(List<Papers.Paper> papers, int threads)
      throws InterruptedException, ExecutionException {
    WorkSettings settings =
        new WorkSettings(
            threads,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(6));
    try (WorkerLoop workers = new WorkerLoop(books, clock, settings, "bench", "1")) {
      wakeup.onWake(workers::wake);
      workers.add(new FileReadStep(List.of(new UblInvoiceReader()), books, vault, clock));
      workers.add(new ProposeStep(books, companies, List.of(new RoPostingRules()), clock));
      HandSearch byHand = new HandSearch(books, hosts, List.of(new RoPostingRules()), clock);
      workers.add(new PostStep(books, hosts, byHand, clock));
      workers.add(new SealStep(books, hosts, byHand, clock, Duration.ofDays(5)));
      takeIn(papers, threads);
      if (!workers.awaitQuiet(Optional.empty(), Duration.ofMinutes(5), Progress.SILENT)) {
        throw new IllegalStateException("the work does not end");
      }
    }
  }

  private void takeIn(List<Papers.Paper> papers, int threads)
      throws InterruptedException, ExecutionException {
    DocumentIntake intake = new DocumentIntake(books, vault, clock);
    ExecutorService pool = Threads.pool("bench-intake", threads);
    List<Future<?>> taken = new ArrayList<>();
    for (Papers.Paper p : papers) {
      taken.add(
          pool.submit(
              () ->
                  intake.take(
                      CLERK,
                      Optional.of(p.company()),
                      "paper.xml",
                      new ByteArrayInputStream(p.bytes()))));
    }
    for (Future<?> f : taken) {
      f.get();
    }
    Threads.stop(pool, 5);
  }

  /** How many vouchers the host has. */
  int posted() {
    int count = 0;
    for (Company c : Papers.companies()) {
      count +=
          books
              .read(
                  tx ->
                      tx.vouchers()
                          .list(
                              c.id(), Optional.of(VoucherState.POSTED), 100_000, Optional.empty()))
              .items()
              .size();
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    databases.close();
    home.close();
  }
}
