package org.partida.documents.sandboxed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.network.MessageRecord;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.submission.Submission;
import org.partida.archive.FileStep;
import org.partida.base.archive.Vault;
import org.partida.base.port.UnitOfWork;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.decide.DocumentsService;
import org.partida.documents.intake.ReadStep;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.documents.paper.AuthorityPapersService;
import org.partida.documents.send.CheckStep;
import org.partida.documents.send.FollowStep;
import org.partida.documents.send.ReconcileStep;
import org.partida.documents.send.SendSettings;
import org.partida.documents.send.SendStep;
import org.partida.documents.send.SubmissionsService;
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
import org.partida.spi.network.AuthorityTools;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;
import org.partida.spi.network.NoticeExplainer;
import org.partida.spi.network.Submitter;
import org.partida.spv.SpvNetwork;
import org.partida.spv.notice.AnafNotices;
import org.partida.spv.paper.PublicPapers;
import org.partida.testkit.TestClock;
import org.partida.ubl.UblInvoiceReader;

/** Two companies of one office, one node, and the simulated authority with all its limits. */
final class TwoCompanies implements AutoCloseable {
  static final CompanyId SELLER = new CompanyId("RO12345674");
  static final CompanyId BUYER = new CompanyId("RO87654329");
  static final Actor PERSON = Actor.all("ana", "Ana", Channel.WEB);

  /** What an instance without a configuration keeps to. */
  static final NetworkLimits LIMITS =
      new NetworkLimits(1_000, 100_000, 6, 20, 1_000, ZoneId.of("Europe/Bucharest"));

  private static final SendSettings SENDING = new SendSettings(false, Duration.ofHours(6));

  final TestClock clock;
  final Sandbox sandbox;
  final UnitOfWork books;
  final Vault vault;

  /** Every call: operation and query. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  private final SyncOffice office;
  private final MemoryWire wire;
  private final WorkerLoop node;
  private final SubmissionsService submissions;
  private long next = 4_000_000_000L;

  /** An authority whose client never has to wait. */
  TwoCompanies(String now) {
    this(now, NetworkLimits.UNLIMITED);
  }

  TwoCompanies(String now, NetworkLimits limits) {
    clock = new TestClock(now);
    sandbox =
        new Sandbox(new MemoryBooks(), clock, new Sandbox.Options(Optional.of("production"), 1024));
    office = new SyncOffice(clock);
    wire = new MemoryWire(sandbox.wire(), office.home().spool());
    books = office.books();
    vault = office.vault();
    List<Mailbox> mailboxes =
        List.of(
            new Mailbox(Env.PROD, SELLER.fiscalCode(), "Vânzător"),
            new Mailbox(Env.PROD, BUYER.fiscalCode(), "Cumpărător"));
    sandbox.companies().add(mailboxes);
    Tokens.Pair pair = pair();
    office.enrol(pair.access(), pair.refresh(), mailboxes);
    SpvNetwork spv = office.spv(this::exchange, MemoryWire.BASE, sandbox.clientSecret());
    Network network = new SyncOffice.Limited(spv, limits);
    node = office.node("node", "boot", 2, office.steps(network));
    List<Submitter> submitters = List.of(spv);
    List<UblInvoiceReader> readers = List.of(new UblInvoiceReader());
    AnafNotices notices = new AnafNotices(List.of());
    office.add(
        node,
        new ReadStep(List.of(network), List.copyOf(readers), books, vault, office.home(), clock),
        new CheckStep(submitters, List.copyOf(readers), List.of(), books, vault, SENDING, clock),
        new SendStep(submitters, List.of(network), books, vault, clock),
        new FollowStep(submitters, List.of(network), List.of(notices), books, clock),
        new ReconcileStep(books, SENDING, clock),
        new FileStep(books, vault, office.home()));
    submissions = new SubmissionsService(submitters, List.of(notices), books, vault, clock);
  }

  private WireResponse exchange(WireRequest request) throws WireException {
    URI uri = request.uri();
    String path = uri.getPath();
    calls.add(path.substring(path.lastIndexOf('/') + 1) + "?" + uri.getRawQuery());
    return wire.exchange(request);
  }

  private Tokens.Pair pair() {
    return sandbox.wire().tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, clock.instant());
  }

  /** What a person does with the certificate. */
  void authorise() {
    Tokens.Pair pair = pair();
    office.authorise(pair.access(), pair.refresh());
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

  /** The seller gives an invoice to be sent; nothing has happened to it yet. */
  String send(String fileName, byte[] xml) {
    try {
      return submissions
          .take(PERSON, SELLER, fileName, new ByteArrayInputStream(xml), Set.of(), true)
          .submission()
          .id();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Submission submission(String id) {
    return submissions.show(PERSON, id).submission();
  }

  SubmissionsService submissions() {
    return submissions;
  }

  /** Where documents are filed by name. */
  Path filed() {
    return office.home().books().resolve("filed");
  }

  /** With the authority's public services. */
  AuthorityPapersService papers() {
    PublicPapers anaf =
        new PublicPapers(
            this::exchange,
            URI.create(MemoryWire.BASE + "/prod/FCTEL/rest"),
            Duration.ofSeconds(60),
            office.home().spool(),
            clock);
    return papers(List.of(anaf), List.of(new AnafNotices(List.of())));
  }

  AuthorityPapersService papers(List<AuthorityTools> tools, List<NoticeExplainer> explainers) {
    return new AuthorityPapersService(tools, explainers, books, vault, office.home(), clock);
  }

  /** A listing of all mailboxes now, and everything that follows from it. */
  void sync() {
    new NetworkTick(books, SyncSettings.defaults(), clock).all();
    quiet();
  }

  void quiet() {
    office.quiet(List.of(node));
  }

  void later(Duration by) {
    clock.advance(by);
    quiet();
  }

  /** Lets time pass, from one thing that can be done to the next, with the tick in between. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      new NetworkTick(books, SyncSettings.defaults(), clock).tick();
      Instant tick = clock.instant().plus(Duration.ofMinutes(5));
      Instant stop = tick.isBefore(end) ? tick : end;
      office
          .quiet(List.of(node))
          .filter(stop::isAfter)
          .ifPresentOrElse(clock::set, () -> clock.set(stop));
    }
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

  /** Items of a kind that the authority has in a mailbox. */
  List<StoredMessage> filed(CompanyId company, MessageKind kind) {
    return sandbox.books().messages(Env.PROD, company.fiscalCode()).stream()
        .filter(m -> m.kind() == kind)
        .toList();
  }

  long calls(String operation) {
    return calls.stream().filter(c -> c.startsWith(operation + "?")).count();
  }

  @Override
  public void close() throws IOException {
    node.close();
    office.close();
  }
}
