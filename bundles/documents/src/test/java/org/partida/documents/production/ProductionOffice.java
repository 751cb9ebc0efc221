package org.partida.documents.production;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.network.MessageRecord;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.archive.FileVault;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.base.work.internal.WakeupHub;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.decide.DocumentsService;
import org.partida.documents.intake.ReadStep;
import org.partida.documents.network.FetchStep;
import org.partida.documents.network.ListStep;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.model.CompanyId;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.generate.AnafTexts;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.FaultRule;
import org.partida.sandbox.wire.Tokens;
import org.partida.spi.action.Progress;
import org.partida.spi.network.Network;
import org.partida.spv.SpvNetwork;
import org.partida.spv.SpvSettings;
import org.partida.spv.token.TokenKeeper;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;
import org.partida.ubl.UblInvoiceReader;

/**
 * Two companies of one office and the simulated authority in one process: the real store, vault,
 * workers, steps, UBL reader and client of ANAF. Only the network cable is missing.
 */
final class ProductionOffice implements AutoCloseable {
  static final CompanyId SELLER = new CompanyId("RO12345674");
  static final CompanyId BUYER = new CompanyId("RO87654329");
  static final Actor PERSON = Actor.all("ana", "Ana", Channel.WEB);

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  final TestClock clock;
  final Sandbox sandbox;
  final TempHome home = new TempHome();
  final UnitOfWork books;
  final Vault vault;

  /** Every call: operation and query. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  private final StoreDatabases databases;
  private final WorkerLoop workers;
  private long next = 4_000_000_000L;

  ProductionOffice(String now) {
    clock = new TestClock(now);
    sandbox =
        new Sandbox(new MemoryBooks(), clock, new Sandbox.Options(Optional.of("production"), 1024));
    WakeupHub wakeup = new WakeupHub();
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, wakeup);
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    sandbox
        .companies()
        .add(
            List.of(
                new Mailbox(Env.PROD, SELLER.fiscalCode(), "Vânzător"),
                new Mailbox(Env.PROD, BUYER.fiscalCode(), "Cumpărător")));
    for (CompanyId id : List.of(SELLER, BUYER)) {
      Company sample = Samples.company(id);
      books.write(
          tx -> {
            tx.companies().put(sample);
            return null;
          });
    }
    authorise();
    workers =
        new WorkerLoop(
            books,
            clock,
            new WorkSettings(
                2, TIMEOUT, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ZERO),
            "node",
            "boot");
    wakeup.onWake(workers::wake);
    SpvSettings settings =
        new SpvSettings(
            URI.create("http://anaf.example/prod/FCTEL/rest"),
            URI.create("http://anaf.example/anaf-oauth2/v1"),
            Sandbox.CLIENT,
            sandbox.clientSecret(),
            TIMEOUT,
            TIMEOUT,
            TIMEOUT,
            TIMEOUT,
            home.spool());
    TokenKeeper tokens =
        new TokenKeeper(books, new PlainSecrets(), this::exchange, settings, clock);
    Network network = new SpvNetwork(this::exchange, settings, tokens, clock);
    workers.add(new ListStep(List.of(network), books, SyncSettings.defaults(), clock));
    workers.add(
        new FetchStep(List.of(network), books, vault, home, SyncSettings.defaults(), clock));
    workers.add(
        new ReadStep(List.of(network), List.of(new UblInvoiceReader()), books, vault, home, clock));
  }

  /** What a person does with the certificate. */
  void authorise() {
    Tokens.Pair pair =
        sandbox.wire().tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, clock.instant());
    Optional<Instant> unknown = Optional.empty();
    books.write(
        tx -> {
          tx.connections()
              .put(
                  new ConnectionRow(
                      "main",
                      SpvNetwork.ID,
                      "main",
                      Optional.empty(),
                      Optional.empty(),
                      pair.access(),
                      pair.refresh(),
                      unknown,
                      unknown,
                      "CONNECTED",
                      tx.connections().find("main").map(ConnectionRow::version).orElse(0L)));
          return null;
        });
  }

  /** Puts an invoice of the seller to the buyer into a mailbox; gives the item's id. */
  String put(CompanyId mailbox, MessageKind kind, Instant at, byte[] xml) {
    String index = Long.toString(++next);
    return put(
        mailbox,
        kind,
        at,
        xml,
        index,
        AnafTexts.invoiceDetails(index, SELLER.fiscalCode(), BUYER.fiscalCode()));
  }

  String put(
      CompanyId mailbox, MessageKind kind, Instant at, byte[] xml, String index, String details) {
    String id = Long.toString(++next);
    String key = "prod/" + index + "/test";
    sandbox
        .books()
        .addMessages(
            List.of(
                new StoredMessage(
                    Env.PROD, mailbox.fiscalCode(), id, index, kind, details, at, key)),
            new TreeMap<>(Map.of(key, Payload.of(xml))));
    return id;
  }

  void arm(FaultRule rule) {
    sandbox.wire().faults().arm(rule);
  }

  /** A listing of all mailboxes now, and everything that follows from it. */
  void sync() {
    new NetworkTick(books, SyncSettings.defaults(), clock).all();
    quiet();
  }

  void quiet() {
    workers.wake();
    workers.awaitQuiet(Optional.empty(), Duration.ofSeconds(30), Progress.SILENT);
  }

  void later(Duration by) {
    clock.advance(by);
    quiet();
  }

  List<MessageRecord> messages(CompanyId company) {
    return books.read(tx -> tx.messages().list(company, 10_000));
  }

  List<Document> documents(CompanyId company) {
    return new DocumentsService(books, clock)
        .list(PERSON, DocumentFilter.of(company), 1000, Optional.empty())
        .items();
  }

  long calls(String operation) {
    return calls.stream().filter(c -> c.startsWith(operation + "?")).count();
  }

  private synchronized WireResponse exchange(WireRequest request) throws WireException {
    try {
      String path = request.uri().getPath();
      Map<String, String> query = query(request.uri().getRawQuery());
      calls.add(path.substring(path.lastIndexOf('/') + 1) + "?" + request.uri().getRawQuery());
      byte[] body =
          request.body().isPresent() ? Files.readAllBytes(request.body().get()) : new byte[0];
      var answer =
          sandbox
              .wire()
              .answer(
                  new org.partida.sandbox.wire.WireRequest(
                      request.method(), path, query, request.headers(), Payload.of(body)));
      if (answer.dropped() || answer.delay().compareTo(request.timeout()) > 0) {
        throw new WireException("the connection broke", true, null);
      }
      Map<String, String> headers = new LinkedHashMap<>(answer.headers());
      headers.put("Content-Type", answer.contentType());
      Path file = Files.createTempFile(home.spool(), "answer-", ".part");
      return new WireResponse(answer.status(), headers, Files.write(file, answer.body().bytes()));
    } catch (WireException e) {
      throw e;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  @Override
  public void close() throws IOException {
    workers.close();
    databases.close();
    home.close();
  }

  /** The simulator's tokens need no sealing. */
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
