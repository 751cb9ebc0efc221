package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.port.GrantStore;
import org.partida.base.port.GrantStore.Care;
import org.partida.base.port.GrantStore.Pending;
import org.partida.base.port.GrantStore.Status;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** What the repository of authorisations and of the care of tokens promises. */
@Timeout(60)
public abstract class GrantStoreContract {
  private static final int THREADS = 8;
  private static final Problem WHY = new Problem("x.why", "because", "there", "do this");

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void anAuthorisationIsFoundByItsIdAndItsState() {
    Pending p = pending("1", "h1", NOON, NOON.plusSeconds(600));
    grants().begin(p);
    assertThat(grants().find("1")).contains(p);
    assertThat(grants().byState("h1")).contains(p);
    assertThat(grants().byState("h2")).isEmpty();
  }

  @Test
  void thoseThatWaitAreNeitherLateNorSettled() {
    grants().begin(pending("2", "h2", NOON.plusSeconds(1), NOON.plusSeconds(601)));
    grants().begin(pending("1", "h1", NOON, NOON.plusSeconds(600)));
    grants().begin(pending("3", "h3", NOON.minusSeconds(900), NOON.minusSeconds(300)));
    grants().begin(pending("4", "h4", NOON, NOON.plusSeconds(600)));
    grants().settle("4", Status.PENDING, Status.FAILED, Optional.of(WHY));
    assertThat(grants().waiting(NOON)).extracting(Pending::id).containsExactly("1", "2");
    assertThat(grants().waiting(NOON.plusSeconds(600)))
        .extracting(Pending::id)
        .containsExactly("2");
    assertThat(grants().find("4").flatMap(Pending::problem)).contains(WHY);
    assertThat(grants().forget(NOON)).isEqualTo(1);
    assertThat(grants().find("3")).isEmpty();
  }

  @Test
  void ofManyThreadsOneSettles() throws Exception {
    grants().begin(pending("1", "h1", NOON, NOON.plusSeconds(600)));
    assertThat(
            winners(i -> grants().settle("1", Status.PENDING, Status.EXCHANGING, Optional.empty())))
        .isEqualTo(1);
    assertThat(grants().settle("1", Status.PENDING, Status.DONE, Optional.empty())).isFalse();
    assertThat(grants().find("1").map(Pending::status)).contains(Status.EXCHANGING);
  }

  @Test
  void ofManyThreadsOneHasTheLease() throws Exception {
    Instant until = NOON.plusSeconds(180);
    assertThat(winners(i -> grants().takeLease("c", "node" + i, NOON, until))).isEqualTo(1);
    assertThat(grants().takeLease("c", "late", NOON.plusSeconds(179), until)).isFalse();
    assertThat(grants().takeLease("other", "late", NOON, until)).isTrue();
  }

  @Test
  void aLeaseIsGivenBackByItsOwnerOrRunsOut() {
    grants().takeLease("c", "a", NOON, NOON.plusSeconds(180));
    assertThat(grants().takeLease("c", "a", NOON, NOON.plusSeconds(200))).isTrue();
    grants().freeLease("c", "b");
    assertThat(grants().takeLease("c", "b", NOON, NOON.plusSeconds(180))).isFalse();
    grants().freeLease("c", "a");
    assertThat(grants().takeLease("c", "b", NOON, NOON.plusSeconds(180))).isTrue();
    assertThat(grants().takeLease("c", "a", NOON.plusSeconds(180), NOON.plusSeconds(360))).isTrue();
  }

  @Test
  void careTellsTheLastSuccessAndTheFailureAfterIt() {
    assertThat(grants().care("c")).isEqualTo(Care.NONE);
    grants().failed("c", NOON, WHY);
    grants().certificate("c", Optional.of(NOON.plusSeconds(99)));
    assertThat(grants().care("c"))
        .isEqualTo(
            new Care(
                Optional.of(NOON.plusSeconds(99)),
                Optional.empty(),
                Optional.of(NOON),
                Optional.of(WHY)));
    grants().renewed("c", NOON.plusSeconds(5));
    assertThat(grants().care("c"))
        .isEqualTo(
            new Care(
                Optional.of(NOON.plusSeconds(99)),
                Optional.of(NOON.plusSeconds(5)),
                Optional.empty(),
                Optional.empty()));
    grants().certificate("c", Optional.empty());
    assertThat(grants().care("c").certificateUntil()).isEmpty();
  }

  @Test
  void theCompaniesOfAConnectionAreThoseThatHaveIt() {
    work()
        .write(
            tx -> {
              tx.companies().put(Samples.company(BETA));
              tx.companies().put(Samples.company(ALFA));
              return null;
            });
    List<CompanyId> served = work().read(tx -> tx.companies().servedBy("main"));
    assertThat(served).containsExactly(ALFA, BETA);
    assertThat(AutoTx.of(work()).companies().servedBy("nobody")).isEmpty();
  }

  private interface Attempt {
    boolean of(int thread);
  }

  private static int winners(Attempt attempt) throws Exception {
    AtomicInteger winners = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> all =
          IntStream.range(0, THREADS)
              .mapToObj(
                  i ->
                      (Callable<Void>)
                          () -> {
                            if (attempt.of(i)) {
                              winners.incrementAndGet();
                            }
                            return null;
                          })
              .toList();
      for (Future<Void> f : threads.invokeAll(all)) {
        f.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return winners.get();
  }

  private static Pending pending(String id, String hash, Instant started, Instant expires) {
    return new Pending(
        id,
        "c",
        "ro.spv",
        "Firm",
        List.of(ALFA, BETA),
        hash,
        "ana",
        "SHELL",
        started,
        expires,
        Status.PENDING,
        Optional.empty());
  }

  private GrantStore grants() {
    return AutoTx.of(work()).grants();
  }
}
