package org.partida.documents.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceWindow;
import org.partida.api.source.Sources;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Intake;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Received;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourcePage;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceSetting;
import org.partida.spi.source.SourceType;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Settlements of a courier: days that become statement files, with a place that is kept. */
@Timeout(60)
class SettlementSyncTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);

  private final TestClock clock = new TestClock("2026-11-20T10:00:00Z");
  private final TempHome home = new TempHome();
  private final Courier courier = new Courier();
  private final List<String> taken = new ArrayList<>();
  private StoreDatabases databases;
  private UnitOfWork books;
  private SourcesService service;

  /** Gives a file for each day that has one, and fails on a day as often as it is told. */
  private static final class Courier implements SourceConnector, SourceSession {
    final Map<LocalDate, String> days = new LinkedHashMap<>();
    final List<LocalDate> asked = new ArrayList<>();
    Optional<LocalDate> broken = Optional.empty();

    @Override
    public String id() {
      return "courier";
    }

    @Override
    public List<SourceSetting> settings() {
      return List.of(new SourceSetting("register", false, false, "which register"));
    }

    @Override
    public boolean daily() {
      return true;
    }

    @Override
    public SourceSession open(Map<String, String> settings) {
      return this;
    }

    @Override
    public SourceAccount account() {
      return new SourceAccount(Optional.empty(), "Courier 1");
    }

    @Override
    public List<SourceSeat> seats() {
      return List.of(new SourceSeat("1", "1"));
    }

    @Override
    public Map<SourceType, Long> available(String seat, LocalDate from, LocalDate to) {
      return Map.of(SourceType.SETTLEMENTS, 1L);
    }

    @Override
    public SourcePage pull(SourceQuery q, Optional<String> cursor) throws SourceException {
      LocalDate day = cursor.map(LocalDate::parse).orElse(q.from());
      asked.add(day);
      if (broken.filter(day::equals).isPresent()) {
        throw new SourceException(
            SourceException.Kind.AGAIN, new Problem("source.unreachable", "500", "x", "later"));
      }
      LocalDate next = day.plusDays(1);
      return new SourcePage(
          Optional.ofNullable(days.get(day))
              .map(
                  t ->
                      new SourceItem(
                          "courier-" + day + ".json",
                          false,
                          SourceItem.Form.STATEMENT,
                          t.getBytes(StandardCharsets.UTF_8)))
              .stream()
              .toList(),
          next.isBefore(q.to()) ? Optional.of(next.toString()) : Optional.empty(),
          OptionalLong.empty());
    }

    @Override
    public void close() {}
  }

  private final class Statements implements Intake {
    @Override
    public String kind() {
      return "statement";
    }

    @Override
    public Received take(Actor a, Optional<CompanyId> c, String name, InputStream in) {
      throw new IllegalStateException("without what the connection says");
    }

    @Override
    public Received take(
        Actor a, Optional<CompanyId> c, String name, Map<String, String> told, InputStream in)
        throws IOException {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      taken.add(c.orElseThrow() + " " + name + " " + text + " " + told);
      return new Received(name, true);
    }
  }

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    service =
        new SourcesService(
            books,
            new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles()),
            new Seal(),
            clock,
            List.of(courier),
            List.of(),
            List.of(new Statements()),
            t -> {});
    books.write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA));
          return true;
        });
    service.connect(
        ANA,
        new Sources.ConnectOrder(
            Samples.ALFA,
            "courier",
            Optional.of("fan"),
            Optional.empty(),
            Map.of("register", "FAN-COURIER-2"),
            true,
            false));
    courier.days.put(FIRST, "a");
    courier.days.put(FIRST.plusDays(2), "c");
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private SourceReport sync() {
    return service.sync(
        ANA,
        new Sources.SyncOrder(
            "fan", List.of(), List.of(), Optional.of(FIRST), Optional.of(FIRST.plusDays(4))),
        Progress.SILENT);
  }

  private SourceWindow window() {
    return service.status(ANA, Optional.empty()).get(0).windows().stream()
        .filter(w -> w.type() == SourceType.SETTLEMENTS)
        .findFirst()
        .orElseThrow();
  }

  private Outcome step() {
    return new SourceStep(service)
        .apply(
            new WorkItem(
                1, Queues.SOURCE, "fan", Optional.of(Samples.ALFA), "fan", 2, Optional.empty()));
  }

  @Test
  void eachDayIsHandedToTheImportWithWhatTheConnectionSays() {
    SourceReport r = sync();
    assertThat(r.problems()).isEmpty();
    assertThat(r.fresh()).isEqualTo(2);
    assertThat(taken)
        .containsExactly(
            Samples.ALFA + " courier-2026-11-16.json a {account=FAN-COURIER-2}",
            Samples.ALFA + " courier-2026-11-18.json c {account=FAN-COURIER-2}");
    assertThat(window().done()).isTrue();
    assertThat(
            service
                .list(
                    ANA,
                    new Sources.PulledFilter(Samples.ALFA, Optional.empty(), Optional.empty()),
                    10,
                    Optional.empty())
                .items())
        .allMatch(p -> p.state() == PulledState.VERIFIED);
  }

  @Test
  void aDayThatFailsKeepsThePlaceAndTheNextSyncGoesOnThere() {
    courier.broken = Optional.of(FIRST.plusDays(2));
    assertThat(sync().problems()).hasSize(1);
    assertThat(window().done()).isFalse();
    assertThat(window().cursor()).contains("2026-11-18");
    assertThat(taken).hasSize(1);
    courier.broken = Optional.empty();
    courier.asked.clear();
    assertThat(sync().problems()).isEmpty();
    assertThat(courier.asked.get(0)).isEqualTo(FIRST.plusDays(2));
    assertThat(taken).hasSize(2);
  }

  @Test
  void aDayThatWasCorrectedIsHandedOverOnceMore() {
    sync();
    courier.days.put(FIRST, "b");
    SourceReport r = sync();
    assertThat(r.fresh()).isEqualTo(1);
    assertThat(taken).anyMatch(t -> t.contains("11-16.json b"));
  }

  @Test
  void theTickEnqueuesOnceADayAndTheStepBacksOff() {
    SourceTick tick = new SourceTick(books, List.of(courier), clock);
    tick.tick();
    assertThat(queued()).containsExactly("fan");
    courier.broken = Optional.of(LocalDate.of(2026, 11, 1));
    assertThat(step())
        .isInstanceOfSatisfying(
            Outcome.Retry.class, o -> assertThat(o.after()).isEqualTo(Duration.ofMinutes(20)));
    courier.broken = Optional.empty();
    assertThat(step()).isInstanceOf(Outcome.Done.class);
    finish();
    tick.tick();
    assertThat(queued()).as("was pulled today").isEmpty();
    clock.advance(Duration.ofDays(1));
    tick.tick();
    assertThat(queued()).containsExactly("fan");
    service.disconnect(ANA, "fan");
    assertThat(step()).isInstanceOf(Outcome.Rejected.class);
  }

  private List<String> queued() {
    return books.<List<String>>read(
        tx ->
            tx.work().list(Optional.empty(), WorkState.READY, 10).stream()
                .map(WorkItem::payload)
                .toList());
  }

  private void finish() {
    books.write(
        tx -> {
          for (WorkItem w :
              tx.work()
                  .lease(
                      Queues.SOURCE, "t", clock.instant(), clock.instant().plusSeconds(60), 10)) {
            tx.work().finish(w, "t", WorkState.DONE, Optional.empty(), clock.instant());
          }
          return true;
        });
  }
}
