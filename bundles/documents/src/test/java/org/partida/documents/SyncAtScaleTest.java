package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.network.SyncReport;
import org.partida.api.network.SyncStatuses.Wanted;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkState;
import org.partida.base.work.Workers;
import org.partida.documents.network.NetworkSyncService;
import org.partida.documents.network.SyncSettings;
import org.partida.documents.network.SyncStatusService;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;

/** A sync of many companies looks at all of them at once. */
@Timeout(60)
class SyncAtScaleTest {
  private static final Actor ALL = Actor.all("ana", "Ana", Channel.SHELL);
  private static final int COMPANIES = 700;
  private static final int UPDATES = 1000;

  private final Office office = new Office(LinkOffice.company(ApprovalPolicy.NOT_REQUIRED));
  private final Map<String, Integer> calls = new TreeMap<>();

  @BeforeEach
  void manyCompanies() {
    Company c = LinkOffice.company(ApprovalPolicy.NOT_REQUIRED);
    office.books.write(
        tx -> {
          for (int i = 1; i < COMPANIES; i++) {
            tx.companies()
                .put(
                    new Company(
                        new CompanyId("RO" + (30_000_000 + i)),
                        "C" + i,
                        c.currency(),
                        true,
                        false,
                        c.connection(),
                        List.of(),
                        c.policies()));
          }
          return null;
        });
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void aSyncOfAllReadsAFewTimesHoweverManyCompaniesThereAre() {
    SyncReport report =
        new NetworkSyncService(counting(), new Impatient(), office.clock)
            .sync(ALL, Optional.empty(), Progress.SILENT);
    assertThat(report.companies()).isEqualTo(COMPANIES);
    assertThat(
            office.books.<Map<WorkState, Integer>>read(
                tx -> tx.work().counts(Optional.empty()).get(Queues.LIST)))
        .isEqualTo(Map.of(WorkState.READY, COMPANIES));
    calls.keySet().removeAll(List.of("enqueue", "markQueued"));
    assertThat(calls.values().stream().mapToInt(Integer::intValue).sum())
        .as("looks into the books: %s", calls)
        .isLessThan(30);
  }

  @Test
  void theStatusOfAPageIsReadAtOnce() {
    SyncStatusService service =
        new SyncStatusService(counting(), SyncSettings.defaults(), office.clock);
    service.bindNetwork(office.network);
    assertThat(service.companies(ALL, Wanted.ALL, Optional.empty(), 500).items()).hasSize(500);
    assertThat(service.overview(ALL).get(0).mailboxes()).as("not enrolled yet").isZero();
    assertThat(calls.values().stream().mapToInt(Integer::intValue).sum())
        .as("looks into the books: %s", calls)
        .isLessThan(20);
  }

  /** Shows progress again and again, as the workers do several times a second. */
  private static final class Impatient implements Workers {
    @Override
    public void wake() {}

    @Override
    public boolean awaitQuiet(Optional<CompanyId> company, Duration atMost, Progress progress) {
      for (int i = 0; i < UPDATES; i++) {
        progress.update(0, 0, "items in work");
      }
      return true;
    }
  }

  /** The books, with every call of a repository counted by its name. */
  private UnitOfWork counting() {
    return new UnitOfWork() {
      @Override
      public <T> T read(Function<Tx, T> work) {
        return office.books.read(tx -> work.apply(counted(tx)));
      }

      @Override
      public <T> T write(Function<Tx, T> work) {
        return office.books.write(tx -> work.apply(counted(tx)));
      }
    };
  }

  private Tx counted(Tx tx) {
    return proxy(
        Tx.class,
        (repository, args) -> {
          Object real = invoke(repository, tx, args);
          return proxy(
              repository.getReturnType(),
              (method, with) -> {
                calls.merge(method.getName(), 1, Integer::sum);
                return invoke(method, real, with);
              });
        });
  }

  /** What a method of a proxy does. */
  private interface Body {
    Object apply(Method method, Object... args);
  }

  private static <T> T proxy(Class<T> type, Body body) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> body.apply(method, args == null ? new Object[0] : args)));
  }

  private static Object invoke(Method method, Object on, Object... args) {
    try {
      return method.invoke(on, args);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
