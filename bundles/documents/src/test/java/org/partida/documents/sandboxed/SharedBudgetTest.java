package org.partida.documents.sandboxed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.budget.Limit;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.wire.Endpoint;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.sandbox.wire.Tokens;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;
import org.partida.testkit.TestClock;

/** One budget over all nodes and calls, against the authority's own limit. */
@Timeout(180)
class SharedBudgetTest {
  private static final String LIST = "listaMesajePaginatieFactura";
  private static final String FETCH = "descarcare";
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");
  private static final int LIMIT = 200;
  private static final int COMPANIES = 40;
  private static final int MESSAGES = 360;

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final Sandbox sandbox =
      new Sandbox(new MemoryBooks(), clock, new Sandbox.Options(Optional.of("shared"), 1024));
  private final SyncOffice office = new SyncOffice(clock);

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  private void seed(int companies, int messages) {
    sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(companies, messages, 7, 30));
    sandbox.settings().set("limit.callsPerMinute", Integer.toString(LIMIT));
    Tokens.Pair pair =
        sandbox.wire().tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, clock.instant());
    office.enrol(pair.access(), pair.refresh(), sandbox.books().mailboxes(Env.PROD));
  }

  private Network network(MemoryWire wire) {
    NetworkLimits limits = new NetworkLimits(LIMIT, 1_000, 8, 80, 800, ROMANIA);
    return office.network(wire, MemoryWire.BASE, sandbox.clientSecret(), limits);
  }

  private MemoryWire wire() {
    return new MemoryWire(sandbox.wire(), office.home().spool());
  }

  @Test
  void twoNodesShareOneBudgetAndNeverListAMailboxTwice() throws IOException {
    seed(COMPANIES, MESSAGES);
    MemoryWire first = wire();
    MemoryWire second = wire();
    UnitOfWork elsewhere = office.elsewhere();
    Instant begin = clock.instant();
    try (WorkerLoop a = office.node("a", "1", 3, office.steps(network(first)));
        WorkerLoop b =
            office.node("b", "1", 3, office.steps(network(second), elsewhere), elsewhere)) {
      // both ticks come at the same moment, as they do on the hour
      new NetworkTick(office.books(), SyncSettings.defaults(), clock).tick();
      new NetworkTick(elsewhere, SyncSettings.defaults(), clock).tick();
      run(List.of(a, b));
    }
    assertThat(first.calls(LIST) + second.calls(LIST)).as("lists").isEqualTo(COMPANIES);
    assertThat(first.calls(FETCH) + second.calls(FETCH)).as("downloads").isEqualTo(MESSAGES);
    assertThat(first.calls(FETCH)).as("both nodes had their share").isPositive();
    assertThat(second.calls(FETCH)).as("both nodes had their share").isPositive();
    assertThat(sandbox.wire().quotas().refused()).as("calls over the limit").isEmpty();
    double allowed = LIMIT * (Duration.between(begin, clock.instant()).toMillis() / 60_000.0);
    assertThat((COMPANIES + MESSAGES) / allowed).as("share of the budget").isBetween(0.97, 1.0);
    assertThat(counted()).isEqualTo(Map.of("list", COMPANIES, "fetch", MESSAGES));
  }

  /** Whatever was made a second time is in the budget as well. */
  @Test
  void everyCallIsCountedAlsoTheOneAfterARefusedTokenOrAClockPutRight() throws IOException {
    seed(5, 20);
    arm(3, FaultRule.times(Fault.UNAUTHORIZED_401, 1).at(Endpoint.LIST_PAGED));
    arm(4, FaultRule.times(Fault.UNAUTHORIZED_401, 1).at(Endpoint.DOWNLOAD));
    arm(2, FaultRule.times(Fault.CLOCK_SKEW, 1).at(Endpoint.LIST_PAGED).with(300));
    MemoryWire wire = wire();
    try (WorkerLoop node = office.node("a", "1", 3, office.steps(network(wire)))) {
      new NetworkTick(office.books(), SyncSettings.defaults(), clock).tick();
      run(List.of(node));
    }
    assertThat(wire.strikes()).isEqualTo(9);
    assertThat(wire.calls(LIST)).as("each list but the first try of some").isGreaterThan(5);
    assertThat(wire.calls(FETCH)).isGreaterThan(20);
    assertThat(counted()).isEqualTo(Map.of("list", wire.calls(LIST), "fetch", wire.calls(FETCH)));
  }

  private void arm(int times, FaultRule rule) {
    for (int i = 0; i < times; i++) {
      sandbox.wire().faults().arm(rule);
    }
  }

  /** Until all is listed and fetched. */
  private void run(List<WorkerLoop> nodes) {
    Instant end = clock.instant().plus(Duration.ofHours(1));
    Optional<Instant> next = office.quiet(nodes).filter(end::isAfter);
    while (next.isPresent()) {
      clock.set(next.get());
      next = office.quiet(nodes).filter(end::isAfter);
    }
  }

  private Map<String, Integer> counted() {
    String prefix = "ro.spv:calls:";
    String day = Limit.perDay(1, ROMANIA).name(clock.instant());
    return office
        .books()
        .<Map<String, Integer>>read(tx -> tx.budget().usedBy(prefix, day))
        .entrySet()
        .stream()
        .collect(
            java.util.stream.Collectors.toMap(
                e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
  }
}
