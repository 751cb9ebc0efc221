package org.partida.portfolio;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.partida.api.company.Company;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.invoice.Address;
import org.partida.portfolio.discovery.DiscoveryService;
import org.partida.spi.action.Progress;
import org.partida.spi.network.CoverageSource;
import org.partida.spi.network.NetworkException;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spi.registry.TaxRegistry;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** A firm with real books; the register of taxpayers and the sync are the test's. */
final class Firm implements AutoCloseable {
  static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);
  static final CompanyId GAMA = new CompanyId("RO11111110");
  static final CompanyId DELTA = new CompanyId("RO22222229");

  final TestClock clock = new TestClock("2026-11-27T10:00:00Z");
  final Register register = new Register();
  final Sync sync = new Sync();
  final UnitOfWork books;
  final DiscoveryService discovery;
  final ContactsService contacts;
  final CompaniesService companies;
  private final TempHome home = new TempHome();
  private final StoreDatabases databases;

  Firm(CoverageSource... doors) {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    companies = new CompaniesService(books, clock);
    contacts = new ContactsService(books, clock);
    discovery =
        new DiscoveryService(
            books,
            new PartnersService(books, List.of(register), clock),
            sync,
            List.of(doors),
            clock);
  }

  void connect(String... ids) {
    for (String id : ids) {
      write(tx -> tx.connections().put(ConnectionRow.fresh(id, "ro.spv", id).withTokens("x", "y")));
    }
  }

  void covers(String connection, String... codes) {
    write(
        tx ->
            tx.registry()
                .putCovered(connection, List.of(codes), Optional.empty(), clock.instant()));
  }

  void add(CompanyId id, Optional<String> connection) {
    Company c = Samples.company(id);
    companies.put(
        ANA,
        new Company(
            id,
            c.name(),
            c.currency(),
            c.vatPayer(),
            c.vatOnCash(),
            connection,
            c.accounts(),
            c.policies()));
  }

  Company company(CompanyId id) {
    return companies.find(ANA, id).orElseThrow();
  }

  void write(Consumer<Tx> work) {
    books.write(
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  /** What was audited, oldest first. */
  List<String> audit() {
    List<String> all = new ArrayList<>();
    books
        .read(tx -> tx.audit().list(Optional.empty(), 1000))
        .forEach(r -> all.add(0, r.action() + " " + r.company().orElseThrow()));
    return all;
  }

  @Override
  public void close() throws IOException {
    databases.close();
    home.close();
  }

  /** Knows whom it was told of. */
  final class Register implements TaxRegistry {
    final Map<CompanyId, RegistryFacts> known = new HashMap<>();
    final List<CompanyId> asked = new ArrayList<>();
    Optional<Problem> failure = Optional.empty();

    void knows(CompanyId id, String name, boolean vat, boolean onCash) {
      LocalDate day = LocalDate.of(2026, 11, 27);
      RegistryFacts none =
          RegistryFacts.notFound(new RegistryQuestion(id, day), "test", clock.instant());
      known.put(
          id,
          new RegistryFacts(
              id,
              day,
              true,
              name,
              Address.UNKNOWN,
              Optional.empty(),
              new RegistryFacts.Vat(
                  vat,
                  List.of(),
                  onCash,
                  onCash ? Optional.of(LocalDate.of(2025, 2, 1)) : Optional.empty(),
                  Optional.empty(),
                  false),
              none.standing(),
              none.eInvoice(),
              "test",
              clock.instant()));
    }

    @Override
    public String country() {
      return "RO";
    }

    @Override
    public ZoneId zone() {
      return ZoneId.of("Europe/Bucharest");
    }

    @Override
    public int batch() {
      return 100;
    }

    @Override
    public List<RegistryFacts> lookup(List<RegistryQuestion> questions) throws NetworkException {
      if (failure.isPresent()) {
        throw new NetworkException(
            NetworkException.Kind.TRANSIENT, failure.get(), Optional.empty());
      }
      questions.forEach(q -> asked.add(q.id()));
      return questions.stream()
          .map(q -> known.getOrDefault(q.id(), RegistryFacts.notFound(q, "test", clock.instant())))
          .toList();
    }
  }

  /** Remembers who was synced, and lets the test say what the authority tells then. */
  static final class Sync implements NetworkSync {
    final List<CompanyId> synced = new ArrayList<>();
    Consumer<CompanyId> tells = c -> {};
    List<Problem> problems = List.of();

    @Override
    public SyncReport sync(Actor actor, Optional<CompanyId> company, Progress progress) {
      synced.add(company.orElseThrow());
      tells.accept(company.get());
      return new SyncReport(1, 0, 0, 0, 0, 0, problems);
    }

    @Override
    public List<MessageRecord> messages(Actor actor, CompanyId company, int limit) {
      return List.of();
    }
  }
}
