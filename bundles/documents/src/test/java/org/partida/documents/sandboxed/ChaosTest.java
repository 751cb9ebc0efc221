package org.partida.documents.sandboxed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.port.ConnectionRow;
import org.partida.base.work.Step;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.intake.ReadStep;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.model.CompanyId;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.wire.Endpoint;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.sandbox.wire.Tokens;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;
import org.partida.testkit.TestClock;
import org.partida.ubl.UblInvoiceReader;

/**
 * A simulated month of 50 companies in which everything goes wrong that the sandbox can make go
 * wrong with lists, downloads and tokens, while two nodes share one database and one of them is
 * restarted again and again. {@code -Dpartida.long=true} makes it 1 000 faults in 30 days, {@code
 * -Dpartida.chaos.seed=N} repeats a run's faults.
 */
class ChaosTest {
  private static final boolean LONG = Boolean.getBoolean("partida.long");
  private static final int FAULTS = LONG ? 1_000 : 60;
  private static final int DAYS = LONG ? 30 : 3;
  private static final int MESSAGES = LONG ? 2_000 : 200;
  private static final int COMPANIES = 50;
  private static final int CALLS_PER_MINUTE = 200;
  private static final Instant END = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration TICK = Duration.ofMinutes(30);
  private static final Env ENV = Env.PROD;

  /** Where faults are armed: what a sync calls. */
  private static final List<Endpoint> CALLED =
      List.of(Endpoint.LIST_PAGED, Endpoint.DOWNLOAD, Endpoint.TOKEN);

  private final long seed = Long.getLong("partida.chaos.seed", System.nanoTime() & 0xFFFF);
  private final Random random = new Random(seed);
  private final TestClock clock = new TestClock(END.toString());
  private final Sandbox sandbox =
      new Sandbox(new MemoryBooks(), clock, new Sandbox.Options(Optional.of("chaos" + seed), 1024));
  private final SyncOffice office = new SyncOffice(clock);
  private final MemoryWire wire = new MemoryWire(sandbox.wire(), office.home().spool());
  private final List<WorkerLoop> nodes = new ArrayList<>();
  private int armed;
  private int boots;
  private int ends;
  private int authorisations;

  @Test
  @Timeout(3_000)
  void everyMessageIsAccountedFor() throws IOException {
    System.out.println("chaos: seed " + seed);
    try {
      begin();
      Instant until = END.plus(Duration.ofHours(2));
      while (clock.instant().isBefore(until)) {
        hour();
      }
      sandbox.wire().faults().clear();
      // after the last fault: longer than the longest wait, so that everything is tried again
      until = clock.instant().plus(Duration.ofDays(2));
      while (clock.instant().isBefore(until)) {
        person();
        step(until);
      }
      office.quiet(nodes);
      account();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with -Dpartida.chaos.seed=" + seed + ": " + e.getMessage(), e);
    } finally {
      nodes.forEach(WorkerLoop::close);
      office.close();
    }
    System.out.printf(
        "chaos: seed %d, %d faults struck, %d messages, %d of them with another end than being read, %d lists, %d downloads, %d token calls, %d restarts, %d authorisations%n",
        seed,
        wire.strikes(),
        MESSAGES,
        ends,
        wire.calls("listaMesajePaginatieFactura"),
        wire.calls("descarcare"),
        wire.calls("token"),
        boots,
        authorisations);
  }

  /** The month's messages are sown, then time goes back to its beginning. */
  private void begin() {
    sandbox.seeder().bulk(ENV, new Seeder.Bulk(COMPANIES, MESSAGES, 7, DAYS));
    clock.set(END.minus(Duration.ofDays(DAYS)));
    sandbox.settings().set("limit.callsPerMinute", Integer.toString(CALLS_PER_MINUTE));
    sandbox.settings().set("token.accessSeconds", "21600");
    Tokens.Pair pair = pair();
    office.enrol(pair.access(), pair.refresh(), sandbox.books().mailboxes(ENV));
    nodes.add(node("a"));
    nodes.add(node("b"));
  }

  private Tokens.Pair pair() {
    return sandbox.wire().tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, clock.instant());
  }

  private WorkerLoop node(String name) {
    NetworkLimits limits =
        new NetworkLimits(CALLS_PER_MINUTE, 1_000, 8, 80, 800, ZoneId.of("Europe/Bucharest"));
    Network network = office.network(wire, MemoryWire.BASE, sandbox.clientSecret(), limits);
    List<Step> steps = new ArrayList<>(office.steps(network));
    steps.add(
        new ReadStep(
            List.of(network),
            List.of(new UblInvoiceReader()),
            office.books(),
            office.vault(),
            office.home(),
            clock));
    return office.node(name, Integer.toString(boots++), 3, steps);
  }

  /** Arms, ticks, lets work be done, and now and then restarts a node, also in the middle. */
  private void hour() {
    Instant end = clock.instant().plus(TICK);
    arm();
    new NetworkTick(office.books(), SyncSettings.defaults(), clock).tick();
    if (random.nextInt(24) == 0) {
      nodes.remove(1).close();
      nodes.add(node("b"));
    }
    person();
    step(end);
  }

  /** Lets time pass up to a moment, from one thing that can be done to the next. */
  private void step(Instant end) {
    new NetworkTick(office.books(), SyncSettings.defaults(), clock).tick();
    Optional<Instant> next = office.quiet(nodes).filter(end::isAfter);
    while (next.isPresent()) {
      clock.set(next.get());
      next = office.quiet(nodes).filter(end::isAfter);
    }
    Instant later = clock.instant().plus(TICK);
    clock.set(later.isBefore(end) ? later : end);
  }

  /** As many as are wanted by now, but never many at once: what stands armed strikes soon. */
  private void arm() {
    Duration gone = Duration.between(END.minus(Duration.ofDays(DAYS)), clock.instant());
    // all have struck well before the end
    double share = Math.min(1, gone.toMinutes() * 1.25 / Duration.ofDays(DAYS).toMinutes());
    long wanted = Math.round(FAULTS * share);
    while (armed < wanted) {
      // downloads come in bursts and tokens are asked for seldom, so each has its turn while it can
      List<Endpoint> free =
          CALLED.stream().filter(e -> standing(e) < (e == Endpoint.DOWNLOAD ? 4 : 1)).toList();
      if (free.isEmpty()) {
        return;
      }
      Endpoint where = free.get(free.size() - 1 - random.nextInt(free.size()));
      List<Fault> can =
          Stream.of(Fault.values()).filter(f -> f.endpoints().contains(where)).toList();
      Fault fault = can.get(random.nextInt(can.size()));
      sandbox.wire().faults().arm(FaultRule.times(fault, 1).at(where));
      armed++;
    }
  }

  private long standing(Endpoint where) {
    return sandbox.wire().faults().armed().stream()
        .filter(r -> r.endpoint().filter(where::equals).isPresent())
        .count();
  }

  /** Where a token is refused for good, a person authorises again. */
  private void person() {
    Optional<ConnectionRow> row =
        office.books().read(tx -> tx.connections().find(SyncOffice.CONNECTION));
    if (row.filter(r -> !r.state().equals("CONNECTED")).isPresent()) {
      Tokens.Pair pair = pair();
      office.authorise(pair.access(), pair.refresh());
      authorisations++;
    }
  }

  private void account() throws IOException {
    assertThat(wire.strikes()).as("faults that struck").isGreaterThanOrEqualTo(FAULTS * 9 / 10);
    assertThat(sandbox.wire().quotas().refused()).as("calls over a limit").isEmpty();
    Map<String, List<String>> wrong = new TreeMap<>();
    for (Mailbox box : sandbox.books().mailboxes(ENV)) {
      List<String> said = account(box);
      if (!said.isEmpty()) {
        wrong.put(box.cif(), said);
      }
    }
    assertThat(wrong).as("messages that are not accounted for").isEmpty();
  }

  private List<String> account(Mailbox box) throws IOException {
    CompanyId company = CompanyId.of("RO", box.cif());
    List<MessageRecord> rows = office.books().read(tx -> tx.messages().list(company, 10_000));
    List<String> wrong = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    Set<String> documents = new HashSet<>();
    for (StoredMessage m : sandbox.books().messages(ENV, box.cif())) {
      ids.add(m.id());
      List<MessageRecord> mine = rows.stream().filter(r -> r.messageId().equals(m.id())).toList();
      if (mine.size() != 1) {
        wrong.add(m.id() + " has " + mine.size() + " rows");
      } else {
        problem(m, mine.get(0)).ifPresent(p -> wrong.add(m.id() + " " + p));
        mine.get(0)
            .document()
            .filter(d -> !documents.add(d))
            .ifPresent(d -> wrong.add(m.id() + " shares a document"));
      }
    }
    for (MessageRecord r : rows) {
      // an item that was listed without an id is settled once it has one
      boolean settled = r.messageId().startsWith("submission-") && r.state() == MessageState.READ;
      if (!ids.contains(r.messageId()) && !settled) {
        wrong.add(r.messageId() + " is in no mailbox, and is " + r.state() + " " + r.problem());
      }
    }
    List<Document> all =
        office
            .books()
            .read(
                tx ->
                    tx.documents()
                        .list(
                            DocumentFilter.of(company), List.of(company), 10_000, Optional.empty()))
            .items();
    if (all.size() != documents.size()) {
      wrong.add(all.size() + " documents of " + documents.size() + " messages");
    }
    return wrong;
  }

  /** What is wrong with a message's row. */
  private Optional<String> problem(StoredMessage m, MessageRecord row) throws IOException {
    Set<String> faults = wire.struck(m.id());
    boolean ended =
        Set.of(MessageState.QUARANTINED, MessageState.EXPIRED, MessageState.REFUSED)
            .contains(row.state());
    if (row.state() != MessageState.READ && !ended) {
      return Optional.of("is still " + row.state() + ", " + row.problem() + ", " + faults);
    }
    ends += ended ? 1 : 0;
    if (ended && (row.problem().isEmpty() || faults.isEmpty())) {
      return Optional.of(
          "ended as " + row.state() + " " + row.problem() + " without a fault, " + faults);
    }
    if (row.state() == MessageState.READ && row.container().isEmpty()) {
      return Optional.of("was read without a container");
    }
    if (row.container().isPresent()) {
      if (!wire.served(m.id()).contains(row.container().get().hex())) {
        return Optional.of("has other bytes than were served");
      }
      if (row.state() == MessageState.READ && faults.isEmpty() && !payloadIsRight(m, row)) {
        return Optional.of("has another payload than the authority");
      }
    }
    return Optional.empty();
  }

  private boolean payloadIsRight(StoredMessage m, MessageRecord row) throws IOException {
    byte[] wanted = BulkInvoices.payload(m.payloadKey()).orElseThrow().bytes();
    try (InputStream in = office.vault().open(row.container().orElseThrow());
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (java.util.Arrays.equals(zip.readAllBytes(), wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
