package org.partida.documents.sandboxed;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.network.MessageState;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.model.CompanyId;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.wire.Tokens;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkLimits;
import org.partida.spv.SpvNetwork;
import org.partida.testkit.TestClock;

/**
 * The first sync of many companies, each with some new messages, against the simulated authority's
 * own limit, on a clock that is moved to the next moment at which something may be done. Our way,
 * and the usual loop.
 */
public final class SyncRun implements AutoCloseable {
  /** Calls in any 60 seconds that the authority allows. */
  public static final int LIMIT = 1_000;

  private static final String LIST = "listaMesajePaginatieFactura";
  private static final String FETCH = "descarcare";
  private static final Env ENV = Env.PROD;
  private static final int SAMPLE = 10_000;

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final Sandbox sandbox =
      new Sandbox(new MemoryBooks(), clock, new Sandbox.Options(Optional.of("run"), 1024));
  private final SyncOffice office = new SyncOffice(clock);
  private final MemoryWire wire = new MemoryWire(sandbox.wire(), office.home().spool());
  private final List<Mailbox> mailboxes;
  private final int messages;
  private final Instant start = clock.instant();
  private final Network network;
  private int fetched;
  private long live;

  /**
   * What a run needed and used.
   *
   * @param calls lists and downloads together
   * @param needed one for each page of a mailbox and one for each message
   * @param refused calls that the authority refused because of a limit, by kind
   * @param share of what the authority allowed until the last call
   * @param took on the run's clock
   * @param wall in truth
   * @param liveBytes most heap in use after a collection, beyond what was in use before the run
   */
  public record Figures(
      int calls,
      int needed,
      Map<String, Long> refused,
      double share,
      Duration took,
      Duration wall,
      long liveBytes) {
    /** Calls used for each call needed. */
    public double ratio() {
      return (double) calls / needed;
    }
  }

  public SyncRun(int companies, int messages) {
    this.messages = messages;
    sandbox.seeder().bulk(ENV, new Seeder.Bulk(companies, messages, 7, 30));
    mailboxes = sandbox.books().mailboxes(ENV);
    Tokens.Pair pair =
        sandbox.wire().tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, clock.instant());
    office.enrol(pair.access(), pair.refresh(), mailboxes);
    NetworkLimits limits =
        new NetworkLimits(LIMIT, 1_000, 8, 80, 800, ZoneId.of("Europe/Bucharest"));
    network = office.network(wire, MemoryWire.BASE, sandbox.clientSecret(), limits);
  }

  /** Our way: rows, gate, pace; synced commits and archived bytes. */
  public Figures ours() {
    long before = live();
    long began = System.nanoTime();
    try (WorkerLoop node = office.node("a", "1", 6, office.steps(network))) {
      new NetworkTick(office.books(), SyncSettings.defaults(), clock).tick();
      int sampled = 0;
      Optional<Instant> next = office.quiet(List.of(node));
      while (next.isPresent()) {
        clock.set(next.get());
        next = office.quiet(List.of(node));
        if (calls() / SAMPLE > sampled) {
          sampled++;
          live = Math.max(live, live() - before);
        }
      }
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - began);
    for (Mailbox m : mailboxes) {
      fetched +=
          office
              .books()
              .read(tx -> tx.messages().countByState(CompanyId.of("RO", m.cif()), SpvNetwork.ID))
              .getOrDefault(MessageState.ARCHIVED, 0);
    }
    return figures(wall);
  }

  /**
   * The usual loop: company by company, list, fetch what is listed, and when refused wait for as
   * long as the authority says. Bytes are neither archived nor booked.
   */
  public Figures naive() throws IOException {
    long began = System.nanoTime();
    ConnectionRef connection = new ConnectionRef(SyncOffice.CONNECTION);
    for (Mailbox m : mailboxes) {
      CompanyId company = CompanyId.of("RO", m.cif());
      Instant now = clock.instant();
      ListWindow window =
          new ListWindow(now.minus(Duration.ofDays(59)), now.minus(Duration.ofSeconds(60)), 1);
      MessagePage page;
      do {
        ListWindow asked = window;
        page = patiently(() -> network.list(connection, company, asked));
        for (ListedMessage item : page.messages()) {
          Files.delete(
              patiently(
                  () ->
                      network.fetch(
                          connection, company, item.id().orElseThrow(), office.home().spool())));
          fetched++;
        }
        window = window.next();
      } while (window.page() <= page.pages());
    }
    return figures(Duration.ofNanos(System.nanoTime() - began));
  }

  /** A call to the authority. */
  private interface Asking<T> {
    T ask() throws NetworkException, IOException;
  }

  private <T> T patiently(Asking<T> call) throws IOException {
    while (true) {
      try {
        return call.ask();
      } catch (NetworkException e) {
        clock.advance(e.retryAfter().orElse(Duration.ofSeconds(60)));
      }
    }
  }

  private int calls() {
    return wire.calls(LIST) + wire.calls(FETCH);
  }

  private Figures figures(Duration wall) {
    if (fetched != messages) {
      throw new IllegalStateException(fetched + " of " + messages + " messages were fetched");
    }
    Duration took = Duration.between(start, clock.instant());
    double allowed = LIMIT * (took.toMillis() / 60_000.0);
    return new Figures(
        calls(),
        wire.distinct(LIST) + messages,
        sandbox.wire().quotas().refused(),
        calls() / allowed,
        took,
        wall,
        live);
  }

  private static long live() {
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The run's clock. */
  public Clock clock() {
    return clock;
  }

  @Override
  public void close() throws IOException {
    office.close();
  }
}
