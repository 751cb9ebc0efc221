package org.partida.documents.sandboxed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.company.Policies;
import org.partida.archive.FileVault;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.base.wire.Wire;
import org.partida.base.work.Step;
import org.partida.base.work.internal.WakeupHub;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.network.FetchStep;
import org.partida.documents.network.ListStep;
import org.partida.documents.network.SyncSettings;
import org.partida.model.CompanyId;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.books.Mailbox;
import org.partida.spi.action.Progress;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkLimits;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.Unpacked;
import org.partida.spi.posting.StornoStyle;
import org.partida.spv.SpvNetwork;
import org.partida.spv.SpvSettings;
import org.partida.spv.token.TokenKeeper;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;

/**
 * An instance without a container that syncs with the simulated authority: the real store, vault,
 * workers, steps and client of ANAF. The wire and the clock are the caller's.
 */
public final class SyncOffice implements AutoCloseable {
  /** The only connection. */
  public static final String CONNECTION = "main";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Duration ALONE = Duration.ofSeconds(1);

  private final TempHome home = new TempHome();
  private final WakeupHub wakeup = new WakeupHub();
  private final Clock clock;
  private final StoreDatabases databases;
  private final UnitOfWork books;
  private final Vault vault;
  private final Set<String> served = new ConcurrentSkipListSet<>();
  private final List<StoreDatabases> others = new ArrayList<>();

  public SyncOffice(Clock clock) {
    this.clock = clock;
    this.databases = StoreDatabases.sqlite(home.books(), 4, clock);
    this.books = new Books(databases, wakeup);
    this.vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
  }

  /** The books. */
  public UnitOfWork books() {
    return books;
  }

  /** The same books as another process has them: its own connections, nobody wakes it. */
  public UnitOfWork elsewhere() {
    StoreDatabases other = StoreDatabases.sqlite(home.books(), 2, clock);
    others.add(other);
    return new Books(other, new WakeupHub());
  }

  /** The archive. */
  public Vault vault() {
    return vault;
  }

  /** The folders. */
  public TempHome home() {
    return home;
  }

  /** Writes the tokens and a company for each mailbox; nobody decides about their documents. */
  public void enrol(String access, String refresh, List<Mailbox> mailboxes) {
    authorise(access, refresh);
    Policies policies =
        new Policies(
            ApprovalPolicy.NOT_REQUIRED,
            ApprovalPolicy.NOT_REQUIRED,
            Optional.empty(),
            false,
            false,
            StornoStyle.RED,
            Locale.forLanguageTag("ro"));
    books.write(
        tx -> {
          for (Mailbox m : mailboxes) {
            tx.companies()
                .put(
                    new Company(
                        CompanyId.of("RO", m.cif()),
                        m.name(),
                        Currency.getInstance("RON"),
                        true,
                        false,
                        Optional.of(CONNECTION),
                        List.of(),
                        policies));
          }
          return null;
        });
  }

  /** What a person does with the certificate. */
  public void authorise(String access, String refresh) {
    Secrets secrets = new PlainSecrets();
    books.write(
        tx -> {
          tx.connections()
              .put(
                  new ConnectionRow(
                      CONNECTION,
                      SpvNetwork.ID,
                      CONNECTION,
                      Optional.empty(),
                      Optional.empty(),
                      secrets.seal(access),
                      secrets.seal(refresh),
                      Optional.empty(),
                      Optional.empty(),
                      "CONNECTED",
                      tx.connections().find(CONNECTION).map(ConnectionRow::version).orElse(0L)));
          return null;
        });
  }

  /** The client of ANAF over a wire; each node has its own. */
  public SpvNetwork spv(Wire wire, String base, String secret) {
    SpvSettings settings =
        new SpvSettings(
            URI.create(base + "/prod/FCTEL/rest"),
            URI.create(base + "/anaf-oauth2/v1"),
            Sandbox.CLIENT,
            secret,
            TIMEOUT,
            TIMEOUT,
            TIMEOUT,
            TIMEOUT,
            home.spool());
    TokenKeeper tokens = new TokenKeeper(books, new PlainSecrets(), wire, settings, clock);
    return new SpvNetwork(wire, settings, tokens, clock);
  }

  /** The same with limits. */
  public Network network(Wire wire, String base, String secret, NetworkLimits limits) {
    return new Limited(spv(wire, base, secret), limits);
  }

  /** Listing and fetching. */
  public List<Step> steps(Network network) {
    return steps(network, books);
  }

  /** The same over other connections to the books. */
  public List<Step> steps(Network network, UnitOfWork at) {
    return List.of(
        new ListStep(List.of(network), at, SyncSettings.defaults(), clock),
        new FetchStep(List.of(network), at, vault, home, SyncSettings.defaults(), clock));
  }

  /** A node at work. */
  public WorkerLoop node(String name, String boot, int threads, List<Step> steps) {
    return node(name, boot, threads, steps, books);
  }

  /** A node over its own connections to the books. */
  public WorkerLoop node(String name, String boot, int threads, List<Step> steps, UnitOfWork at) {
    WorkSettings settings =
        new WorkSettings(
            threads, TIMEOUT, Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ZERO);
    WorkerLoop node = new WorkerLoop(at, clock, settings, name, boot);
    add(node, steps.toArray(Step[]::new));
    wakeup.onWake(node::wake);
    return node;
  }

  /** More steps for a node. */
  public void add(WorkerLoop node, Step... steps) {
    for (Step s : steps) {
      served.add(s.queue());
      node.add(s);
    }
  }

  /**
   * Waits until nothing can be done before time goes on, and says when something can; empty if
   * nothing ever can by itself.
   */
  public Optional<Instant> quiet(List<WorkerLoop> nodes) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      boolean quiet = true;
      for (WorkerLoop n : nodes) {
        // a node is not told when another one has finished
        Duration look = nodes.size() == 1 ? ALONE : LOOK;
        quiet &= n.awaitQuiet(Optional.empty(), look, Progress.SILENT);
      }
      Instant now = clock.instant();
      // a row that is due stands before a gate, and the gate says when; until it has said so again,
      // time must not go on
      Optional<Instant> ready = books.read(tx -> tx.work().nextReady(List.copyOf(served)));
      boolean due =
          ready.filter(r -> !r.isAfter(now)).isPresent()
              || books.read(tx -> tx.work().busy(served, Optional.empty(), now)) > 0;
      Optional<Instant> next =
          due ? nodes.stream().flatMap(n -> n.nextGate().stream()).min(Instant::compareTo) : ready;
      if (quiet && (!due || next.isPresent())) {
        return next;
      }
    }
    throw new IllegalStateException("the work does not become quiet");
  }

  @Override
  public void close() throws IOException {
    others.forEach(StoreDatabases::close);
    databases.close();
    home.close();
  }

  /** The client of ANAF with the limits that its configuration would give it. */
  record Limited(SpvNetwork spv, NetworkLimits limits) implements Network {
    @Override
    public String id() {
      return spv.id();
    }

    @Override
    public MessagePage list(ConnectionRef connection, CompanyId company, ListWindow window)
        throws NetworkException {
      return spv.list(connection, company, window);
    }

    @Override
    public Path fetch(ConnectionRef connection, CompanyId company, String id, Path folder)
        throws NetworkException, IOException {
      return spv.fetch(connection, company, id, folder);
    }

    @Override
    public Unpacked unpack(Path container, Path folder) throws IOException {
      return spv.unpack(container, folder);
    }

    @Override
    public SealReport checkSeal(Path payload, Path signature) throws IOException {
      return spv.checkSeal(payload, signature);
    }
  }

  /** Tokens of a simulator need no sealing. */
  private static final class PlainSecrets implements Secrets {
    @Override
    public String seal(String plain) {
      return plain;
    }

    @Override
    public String open(String sealed) {
      return sealed;
    }
  }
}
