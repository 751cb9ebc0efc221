package org.partida.documents.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.DocumentFinding;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourcePeriod;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.Sources;
import org.partida.api.source.VerifyReport;
import org.partida.api.statement.LineRecord;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.AuditStore;
import org.partida.base.port.SourceRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.document.Direction;
import org.partida.spi.action.Progress;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceType;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Connecting, pulling page by page, and verifying. */
class SourcesServiceTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final TempHome home = new TempHome();
  private final FakeSource source = new FakeSource();
  private final List<Duration> waits = new ArrayList<>();
  private StoreDatabases databases;
  private UnitOfWork books;
  private SourcesService service;

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
            List.of(source),
            List.of(),
            List.of(),
            waits::add);
    books.write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA));
          return true;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private static Sources.ConnectOrder order(boolean verified, boolean anyway) {
    return new Sources.ConnectOrder(
        Samples.ALFA,
        "fake",
        Optional.of("shop"),
        Optional.empty(),
        Map.of("url", "u", "token", "very-secret"),
        verified,
        anyway);
  }

  private void connect(boolean verified) {
    service.connect(ANA, order(verified, false));
  }

  private SourceReport sync(Progress progress) {
    return service.sync(ANA, Sources.SyncOrder.all("shop"), progress);
  }

  private SourceReport sync() {
    return sync(Progress.SILENT);
  }

  private List<Pulled> pulled(PulledState... state) {
    return service
        .list(
            ANA,
            new Sources.PulledFilter(
                Samples.ALFA,
                Optional.empty(),
                state.length == 0 ? Optional.empty() : Optional.of(state[0])),
            100,
            Optional.empty())
        .items();
  }

  private VerifyReport verifyAll(boolean draft) {
    return service.verify(
        ANA,
        new Sources.VerifyOrder(
            List.of(),
            Optional.of(new Sources.PulledFilter(Samples.ALFA, Optional.empty(), Optional.empty())),
            draft),
        Progress.SILENT);
  }

  private List<Document> documents() {
    return books
        .read(
            tx ->
                tx.documents()
                    .list(
                        DocumentFilter.of(Samples.ALFA),
                        List.of(Samples.ALFA),
                        100,
                        Optional.empty()))
        .items();
  }

  private SourceStatus status() {
    return service.status(ANA, Optional.of(Samples.ALFA)).get(0);
  }

  @Test
  void theAccountOfAnotherCompanyIsRefusedUnlessSaidAnyway() {
    source.taxId = "RO18547290";
    assertThatThrownBy(() -> connect(true))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("source.taxId"));
    assertThat(service.status(ANA, Optional.empty())).isEmpty();
    assertThat(service.connect(ANA, order(true, true)).account()).contains("RO18547290");
    source.taxId = "RO12345674";
    assertThatThrownBy(this::sync)
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("source.account"));
  }

  @Test
  void secretsAreSealedAndForgottenAtTheEnd() {
    connect(true);
    SourceRow row = books.<Optional<SourceRow>>read(tx -> tx.sources().source("shop")).get();
    assertThat(row.toString() + row.connection() + row.secrets().get())
        .doesNotContain("very-secret");
    sync();
    assertThat(source.token).isEqualTo("very-secret");
    service.disconnect(ANA, "shop");
    row = books.<Optional<SourceRow>>read(tx -> tx.sources().source("shop")).get();
    assertThat(row.secrets()).isEmpty();
    assertThatThrownBy(this::sync)
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("source.disconnected"));
  }

  @Test
  void nothingIsADocumentBeforeItIsVerifiedAndTwiceIsOnce() {
    source.sells("F-1", "121.00").sells("F-2", "242.00").sells("F-3", "363.00");
    connect(true);
    assertThat(sync().fresh()).isEqualTo(3);
    assertThat(documents()).isEmpty();
    assertThat(status().waiting()).isEqualTo(3);
    SourceReport again = sync();
    assertThat(again.fresh()).isZero();
    assertThat(again.known()).isEqualTo(3);

    String one = pulled().get(0).id();
    assertThat(service.verify(ANA, one(one, false), Progress.SILENT).verified()).hasSize(1);
    assertThat(service.verify(ANA, one(one, false), Progress.SILENT).verified()).hasSize(1);
    assertThat(documents())
        .singleElement()
        .satisfies(d -> assertThat(d.direction()).isEqualTo(Direction.ISSUED));
    String draft = pulled(PulledState.WAITING).get(0).id();
    assertThat(service.verify(ANA, one(draft, true), Progress.SILENT).drafts()).isEqualTo(1);
    assertThat(verifyAll(false).verified()).hasSize(1);
    assertThat(documents()).hasSize(2);
    assertThat(pulled(PulledState.DRAFT)).extracting(Pulled::id).containsExactly(draft);
    assertThat(service.verify(ANA, one(draft, false), Progress.SILENT).verified()).hasSize(1);
    assertThat(documents()).hasSize(3);
    assertThat(sync().known()).isEqualTo(3);
    assertThat(documents()).hasSize(3);
    List<AuditStore.Row> trail = books.read(tx -> tx.audit().list(Optional.of(Samples.ALFA), 100));
    assertThat(trail)
        .extracting(AuditStore.Row::action)
        .contains("source.connect", "source.sync", "source.verify", "source.draft");
  }

  private static Sources.VerifyOrder one(String id, boolean draft) {
    return new Sources.VerifyOrder(List.of(id), Optional.empty(), draft);
  }

  @Test
  void aConnectionMaySayThatNobodyVerifies() {
    source.sells("F-1", "121.00");
    connect(false);
    assertThat(sync().waiting()).isZero();
    assertThat(documents()).hasSize(1);
    assertThat(pulled(PulledState.VERIFIED).get(0).document()).contains(documents().get(0).id());
  }

  @Test
  void aPageInWhichItIsStoppedIsNotKeptAndTheNextSyncGoesOnThere() {
    for (int i = 1; i <= 5; i++) {
      source.sells("F-" + i, "121.00");
    }
    connect(true);
    Progress stopping =
        new Progress() {
          private int asked;

          @Override
          public void update(long done, long total, String message) {}

          @Override
          public boolean cancelled() {
            return ++asked > 6; // in the middle of the second page
          }
        };
    SourceReport stopped = sync(stopping);
    assertThat(stopped.stopped()).isTrue();
    assertThat(pulled()).hasSize(2);
    source.asked.clear();
    SourceReport rest = sync();
    assertThat(source.asked).as("it goes on at the place").containsExactly("2", "4");
    assertThat(rest.fresh()).isEqualTo(3);
    assertThat(pulled()).hasSize(5);
  }

  @Test
  void whatMayWorkInAMomentIsTriedAgainAndWhatDoesNotIsTold() {
    source.sells("F-1", "121.00");
    connect(true);
    source.failures.addAll(List.of(SourceException.Kind.AGAIN, SourceException.Kind.AGAIN));
    assertThat(sync().fresh()).isEqualTo(1);
    assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5));
    source.failures.add(SourceException.Kind.BROKEN);
    assertThat(sync().problems()).extracting(p -> p.code()).containsExactly("fake.failed");
    assertThat(status().windows())
        .filteredOn(w -> w.type() == SourceType.INVOICES)
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.done()).isFalse();
              assertThat(w.problem()).isPresent();
            });
  }

  @Test
  void aSourceThatGoesInACircleIsLeft() {
    for (int i = 1; i <= 5; i++) {
      source.sells("F-" + i, "121.00");
    }
    connect(true);
    source.circle = true;
    assertThat(sync().problems()).extracting(p -> p.code()).containsExactly("source.cursor");
    assertThat(pulled()).hasSize(4);
  }

  @Test
  void theSourceCancelsBeforeAndAfter() {
    source.sells("F-1", "121.00").sells("F-2", "242.00");
    connect(true);
    sync();
    Pulled second =
        pulled().stream().filter(p -> p.sourceId().equals("F-2")).findFirst().orElseThrow();
    service.verify(ANA, one(second.id(), false), Progress.SILENT);
    source.put(source.invoices, "F-1", FakeSource.sale("F-1", "121.00"), true);
    source.put(source.invoices, "F-2", FakeSource.sale("F-2", "242.00"), true);
    assertThat(sync().cancelled()).isEqualTo(2);
    assertThat(sync().cancelled()).as("told once").isZero();
    assertThat(pulled(PulledState.CANCELLED)).extracting(Pulled::sourceId).containsExactly("F-1");
    String document = documents().get(0).id();
    assertThat(books.<List<DocumentFinding>>read(tx -> tx.links().findings(document)))
        .extracting(f -> f.problem().code())
        .containsExactly("source.cancelled");
    assertThat(verifyAll(false).verified()).isEmpty();
  }

  @Test
  void aChangeWaitsAgainAndIsAFindingOnceVerified() {
    source.sells("F-1", "121.00");
    connect(true);
    sync();
    verifyAll(false);
    source.sells("F-1", "242.00");
    assertThat(sync().fresh()).isEqualTo(1);
    assertThat(status().waiting()).isEqualTo(1);
    assertThat(verifyAll(false).verified()).containsExactly(documents().get(0).id());
    assertThat(documents()).hasSize(1);
  }

  @Test
  void whatCannotBeReadOrBookedSaysSo() {
    source.put(source.invoices, "bad", "{\"kind\": \"INVOICE\", \"number\": \"F-9\"}", false);
    source.put(
        source.collections,
        "c1",
        "{\"kind\": \"COLLECTION\", \"number\": \"CH-1\", \"date\": \"2026-11-05\", \"amount\": \"121\"}",
        false);
    connect(false);
    assertThat(sync().problems()).hasSize(1);
    assertThat(pulled(PulledState.UNREADABLE)).hasSize(1);
    assertThat(pulled(PulledState.NOT_BOOKABLE))
        .singleElement()
        .satisfies(
            p -> assertThat(p.problem().orElseThrow().code()).isEqualTo("source.notBookable"));
    String id = pulled(PulledState.NOT_BOOKABLE).get(0).id();
    assertThat(service.verify(ANA, one(id, false), Progress.SILENT).problems()).hasSize(1);
    assertThat(documents()).isEmpty();
  }

  @Test
  void cashOfAProgramIsALineOfTheRegisterOnce() {
    String cash =
        "{'kind':'COLLECTION','number':'CH-1','date':'2026-11-05','amount':'121','means':'cash','partner':{'name':'Ion'}}";
    source.put(source.collections, "c1", cash.replace('\'', '"'), false);
    connect(true);
    for (int i = 0; i < 2; i++) {
      sync();
      verifyAll(false);
    }
    Page<LineRecord> lines =
        books.read(
            tx -> tx.statements().lines(Samples.ALFA, Optional.empty(), 10, Optional.empty()));
    assertThat(lines.items())
        .extracting(l -> l.account() + l.line().amount().amountText())
        .containsExactly("CASH121.00");
    assertThat(documents()).isEmpty();
  }

  @Test
  void thePeriodIsProposedFromTheLastSync() {
    connect(true);
    LocalDate today = LocalDate.parse("2026-11-22");
    assertThat(status().proposed())
        .isEqualTo(new SourcePeriod(LocalDate.parse("2026-11-01"), today));
    sync();
    clock.advance(Duration.ofDays(3));
    assertThat(status().proposed())
        .as("the day of the sync was not over")
        .isEqualTo(new SourcePeriod(today, LocalDate.parse("2026-11-25")));
    assertThatThrownBy(
            () ->
                service.sync(
                    ANA,
                    new Sources.SyncOrder(
                        "shop",
                        List.of(),
                        List.of(),
                        Optional.of(today),
                        Optional.of(today.minusDays(1))),
                    Progress.SILENT))
        .isInstanceOf(PartidaException.class);
  }

  @Test
  void rightsAreChecked() {
    connect(true);
    Actor nobody = new Actor("n", "n", Channel.WEB, List.of());
    Sources.SyncOrder all = Sources.SyncOrder.all("shop");
    assertThatThrownBy(() -> service.connect(nobody, order(true, true)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.disconnect(nobody, "shop"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.sync(nobody, all, Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(service.status(nobody, Optional.empty())).isEmpty();
  }
}
