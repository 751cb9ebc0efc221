package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.network.MessageState;
import org.partida.api.network.SyncOverview;
import org.partida.api.network.SyncStatus;
import org.partida.api.network.SyncStatuses.Wanted;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.base.port.ConnectionRow;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.documents.network.SyncStatusService;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spi.network.NetworkLimits;
import org.partida.testkit.store.Samples;

/** What spv-status tells, over a real store and real workers. */
@Timeout(60)
class SyncStatusTest {
  private static final Actor ALL = Actor.all("ana", "Ana", Channel.SHELL);
  private static final Optional<String> BEGIN = Optional.empty();
  private static final CompanyId OTHER = Samples.BETA;

  private final Office office = new Office(LinkOffice.company(ApprovalPolicy.NOT_REQUIRED));

  @BeforeEach
  void start() {
    office.network.limits =
        new NetworkLimits(1000, 1500, 3, 20, 1000, ZoneId.of("Europe/Bucharest"));
    office.withAllSteps(List.of(new Office.FakeReader()));
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void theBudgetIsShownWithWhatWasUsedOfIt() {
    SyncOverview before = overview();
    assertThat(before.network()).isEqualTo("ro.spv");
    assertThat(before.running()).isTrue();
    assertThat(before.callsToday()).isEmpty();
    assertThat(before.calls().orElseThrow().perMinute()).isEqualTo(1000);
    office.network.mailbox.put("1", "F-1");
    office.network.mailbox.put("2", "F-2");
    office.sync();
    SyncOverview after = overview();
    assertThat(after.callsToday()).isEqualTo(Map.of("list", 1, "fetch", 2));
    assertThat(after.calls().orElseThrow().left())
        .isEqualTo(before.calls().orElseThrow().left() - 3);
    assertThat(before.calls().orElseThrow().left() + before.calls().orElseThrow().keptBack())
        .isEqualTo(1000);
    assertThat(after.calls().orElseThrow().keptBack()).isBetween(5, 20);
    assertThat(only().listsLeftToday()).contains(1499);
    // the next day begins at Romanian midnight, at 22:00 UTC
    office.clock.advance(Duration.ofHours(12));
    assertThat(overview().callsToday()).isEmpty();
    assertThat(only().listsLeftToday()).contains(1500);
  }

  @Test
  void aNetworkThatIsNotRunningIsShownAsThat() {
    office.sync();
    SyncStatusService service = service();
    service.unbindNetwork(office.network);
    SyncOverview o = service.overview(ALL).get(0);
    assertThat(o.running()).isFalse();
    assertThat(o.calls()).isEmpty();
    assertThat(o.mailboxes()).isEqualTo(1);
    assertThat(service.companies(ALL, Wanted.ALL, BEGIN, 1).items().get(0).listsLeftToday())
        .isEmpty();
  }

  @Test
  void aPauseIsShownWithItsReasonUntilItIsOver() {
    office.network.failure =
        failure(Kind.THROTTLED, "too many calls", Optional.of(Duration.ofSeconds(90)));
    office.sync();
    SyncOverview o = overview();
    Instant until = office.clock.instant().plusSeconds(90);
    assertThat(o.pause()).contains(new SyncOverview.Pause("ro.spv", until, "too many calls"));
    assertThat(o.toList()).isEqualTo(1);
    assertThat(o.listedAgainBy().orElseThrow()).isAfter(until);
    assertThat(only().waiting()).isTrue();
    assertThat(only().problem()).contains("too many calls").contains("; ");
    office.clock.advance(Duration.ofSeconds(91));
    assertThat(overview().pause()).isEmpty();
  }

  @Test
  void anAuthorisationThatIsRefusedIsNamed() {
    office.books.write(
        tx -> {
          ConnectionRow row = tx.connections().find("main").orElseThrow();
          tx.connections().put(row.in(ConnectionRow.REAUTHORISE));
          return null;
        });
    office.network.failure = failure(Kind.UNAUTHORISED, "the token is dead", Optional.empty());
    office.sync();
    assertThat(overview().refused())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.what()).isEqualTo("main");
              assertThat(p.reason()).isEqualTo("the token is dead");
            });
  }

  @Test
  void aCompanyIsShownBeforeDuringAndAfterItsFirstListing() {
    assertThat(only().lastListed()).isEmpty();
    assertThat(only().waiting()).as("due at once").isTrue();
    assertThat(only().interval()).isEmpty();
    office.network.mailbox.put("1", "F-1");
    office.sync();
    SyncStatus s = only();
    assertThat(s.connection()).isEqualTo("main");
    assertThat(s.waiting()).isFalse();
    assertThat(s.lastListed()).contains(office.clock.instant().minusSeconds(60));
    assertThat(s.listedAt()).contains(office.clock.instant());
    assertThat(s.next()).isAfter(office.clock.instant());
    assertThat(s.interval().orElseThrow()).isPositive();
    assertThat(s.nextSweep()).contains(office.clock.instant().plus(Duration.ofDays(7)));
    assertThat(s.messages()).isEqualTo(Map.of(MessageState.READ, 1));
    assertThat(s.problem()).isEmpty();
    assertThat(s.unseen()).isFalse();
    SyncOverview o = overview();
    assertThat(o.mailboxes()).isEqualTo(1);
    assertThat(o.toList()).isZero();
    assertThat(o.listedAgainBy()).contains(s.next());
    assertThat(o.nextSweep().orElseThrow().from()).isEqualTo(s.nextSweep().orElseThrow());
    assertThat(o.oldestUnseen().orElseThrow().company()).isEqualTo(s.company());
    office.clock.advance(Duration.ofDays(46));
    assertThat(only().unseen()).isTrue();
    assertThat(overview().unseen()).isEqualTo(1);
    assertThat(pages(new Wanted(Optional.empty(), true), 5)).hasSize(1);
  }

  @Test
  void whatIsQueuedIsCountedWhenEveryMailboxWillHaveBeenListed() {
    tick();
    assertThat(overview().toList()).isEqualTo(1);
    assertThat(overview().listedAgainBy().orElseThrow())
        .isBetween(office.clock.instant(), office.clock.instant().plusSeconds(2));
  }

  @Test
  void companiesComeByPagesAndOnlyThoseThatTheActorMaySee() {
    for (int i = 0; i < 5; i++) {
      add(new CompanyId("RO10" + i));
    }
    List<SyncStatus> all = pages(Wanted.ALL, 2);
    assertThat(all).hasSize(6).extracting(s -> s.company().value()).isSorted();
    assertThat(pages(Wanted.ALL, 6)).isEqualTo(all);
    CompanyId mine = new CompanyId("RO103");
    Actor some =
        new Actor(
            "ion",
            "Ion",
            Channel.WEB,
            List.of(new Grant(Optional.of(mine), Optional.empty(), Access.READ)));
    assertThat(service().companies(some, Wanted.ALL, BEGIN, 5).items())
        .extracting(SyncStatus::company)
        .containsExactly(mine);
    assertThat(service().overview(some)).as("figures over all companies").isEmpty();
    Wanted foreign = new Wanted(Optional.of(new CompanyId("RO104")), false);
    assertThatThrownBy(() -> service().companies(some, foreign, BEGIN, 5))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(service().companies(ALL, foreign, BEGIN, 5).items()).hasSize(1);
    assertThatThrownBy(() -> service().companies(ALL, Wanted.ALL, Optional.of("?"), 5))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("position");
  }

  @Test
  void thoseWithAProblemCanBeAskedForAlone() {
    Wanted problems = new Wanted(Optional.empty(), true);
    add(OTHER);
    later();
    assertThat(pages(problems, 5)).isEmpty();
    office.network.failure = failure(Kind.FORBIDDEN, "no right", Optional.empty());
    later();
    assertThat(pages(problems, 1)).hasSize(2);
    assertThat(pages(new Wanted(Optional.of(OTHER), true), 5)).hasSize(1);
    office.network.failure = Optional.empty();
    later();
    assertThat(pages(problems, 5)).isEmpty();
    office.network.mailbox.put("1", "broken");
    later();
    // listed; the downloads need calls of the next moment
    office.clock.advance(Duration.ofSeconds(1));
    office.quiet();
    assertThat(pages(problems, 5))
        .as("what was refused stays until somebody looks at it")
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.problem()).contains("zip.broken"));
  }

  @Test
  void aMailboxIsSweptOverAllThatIsKeptOnceAWeekWhateverTheCursorSays() {
    office.sync();
    assertThat(reach()).isGreaterThan(Duration.ofDays(59));
    office.clock.advance(Duration.ofDays(1));
    office.sync();
    assertThat(reach()).isLessThan(Duration.ofDays(3));
    office.clock.advance(Duration.ofDays(6));
    office.sync();
    assertThat(reach()).isGreaterThan(Duration.ofDays(59));
    assertThat(only().nextSweep()).contains(office.clock.instant().plus(Duration.ofDays(7)));
    office.clock.advance(Duration.ofDays(1));
    office.sync();
    assertThat(reach()).isLessThan(Duration.ofDays(3));
  }

  private Duration reach() {
    var w = office.network.windows.get(office.network.windows.size() - 1);
    return Duration.between(w.from(), w.to());
  }

  /** The burst of calls is whole again. */
  private void later() {
    office.clock.advance(Duration.ofSeconds(1));
    office.sync();
  }

  private void tick() {
    new NetworkTick(office.books, SyncSettings.defaults(), office.clock).tick();
  }

  private SyncStatusService service() {
    SyncStatusService service =
        new SyncStatusService(office.books, SyncSettings.defaults(), office.clock);
    service.bindNetwork(office.network);
    return service;
  }

  private SyncOverview overview() {
    return service().overview(ALL).get(0);
  }

  private SyncStatus only() {
    return service().companies(ALL, Wanted.ALL, BEGIN, 1).items().get(0);
  }

  private List<SyncStatus> pages(Wanted wanted, int limit) {
    List<SyncStatus> all = new java.util.ArrayList<>();
    Optional<String> after = BEGIN;
    do {
      Page<SyncStatus> page = service().companies(ALL, wanted, after, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private void add(CompanyId id) {
    Company c = LinkOffice.company(ApprovalPolicy.NOT_REQUIRED);
    Company other =
        new Company(
            id,
            "Other",
            c.currency(),
            c.vatPayer(),
            c.vatOnCash(),
            c.connection(),
            List.of(),
            c.policies());
    office.books.write(
        tx -> {
          tx.companies().put(other);
          return null;
        });
  }

  private static Optional<NetworkException> failure(
      Kind kind, String message, Optional<Duration> after) {
    return Optional.of(new NetworkException(kind, new Problem("x", message, "", "wait"), after));
  }
}
