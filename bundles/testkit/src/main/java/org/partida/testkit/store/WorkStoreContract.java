package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.port.UnitOfWork;
import org.partida.base.port.WorkStore;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.CompanyId;

/** What the inbox promises: every row once, fairly, and never to two owners. */
@Timeout(60)
public abstract class WorkStoreContract {
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** The unit of work over an empty inbox. */
  protected abstract UnitOfWork work();

  /** How often the workers were woken. */
  protected abstract int wakes();

  @Test
  void theSameKeyIsTheSameWork() {
    assertThat(enqueue("read", ALFA, "a", false)).isTrue();
    assertThat(enqueue("read", ALFA, "a", false)).isFalse();
    assertThat(enqueue("post", ALFA, "a", false)).isTrue();
    List<WorkItem> items = lease("read", "me", 10, NOON);
    assertThat(items)
        .singleElement()
        .isEqualTo(
            new WorkItem(
                items.get(0).id(), "read", "a", Optional.of(ALFA), "a", 0, Optional.empty()));
    assertThat(lease("read", "me", 10, NOON)).isEmpty();
  }

  @Test
  void aRowWithoutCompanyIsARow() {
    inbox().enqueue(new WorkOrder("tick", "k", Optional.empty(), "p"), NOON, false);
    assertThat(lease("tick", "me", 1, NOON))
        .singleElement()
        .satisfies(i -> assertThat(i.company()).isEmpty());
  }

  @Test
  void companiesTakeTurns() {
    for (int i = 0; i < 6; i++) {
      enqueue("read", ALFA, "a" + i, false);
    }
    enqueue("read", BETA, "b0", false);
    enqueue("read", BETA, "b1", false);
    assertThat(keys(lease("read", "me", 3, NOON))).containsExactly("a0", "b0", "a1");
    assertThat(keys(lease("read", "me", 3, NOON))).containsExactly("a2", "b1", "a3");
    assertThat(keys(lease("read", "me", 9, NOON))).containsExactly("a4", "a5");
  }

  @Test
  void aLeaseThatHasRunOutIsTakenOverAndTheLateOwnerIsToldSo() {
    enqueue("read", ALFA, "a", false);
    WorkItem mine = lease("read", "me", 1, NOON).get(0);
    assertThat(lease("read", "you", 1, NOON.plusSeconds(59))).isEmpty();
    WorkItem yours = lease("read", "you", 1, NOON.plusSeconds(60)).get(0);
    assertThat(yours.attempts()).isEqualTo(1);
    assertThat(inbox().finish(mine, "me", WorkState.DONE, Optional.empty(), NOON)).isFalse();
    assertThat(inbox().finish(yours, "you", WorkState.DONE, Optional.empty(), NOON)).isTrue();
    assertThat(inbox().finish(yours, "you", WorkState.DONE, Optional.empty(), NOON)).isFalse();
    assertThat(states("read")).isEqualTo(Map.of(WorkState.DONE, 1));
  }

  @Test
  void aProlongedLeaseIsKept() {
    enqueue("read", ALFA, "a", false);
    List<WorkItem> mine = lease("read", "me", 1, NOON);
    assertThat(inbox().extend(mine, "me", NOON.plusSeconds(120))).isEqualTo(1);
    assertThat(inbox().extend(mine, "you", NOON.plusSeconds(999))).isZero();
    assertThat(lease("read", "you", 1, NOON.plusSeconds(60))).isEmpty();
    assertThat(lease("read", "you", 1, NOON.plusSeconds(120))).hasSize(1);
  }

  @Test
  void whatIsGivenBackIsNewAgain() {
    enqueue("read", ALFA, "a", false);
    List<WorkItem> mine = lease("read", "me", 1, NOON);
    assertThat(inbox().release(mine, "me")).isEqualTo(1);
    assertThat(lease("read", "you", 1, NOON))
        .singleElement()
        .satisfies(i -> assertThat(i.attempts()).isZero());
    assertThat(inbox().release(mine, "me")).isZero();
  }

  @Test
  void aRetryWaitsForItsTimeAndKeepsItsReason() {
    enqueue("read", ALFA, "a", false);
    WorkItem item = lease("read", "me", 1, NOON).get(0);
    inbox()
        .finish(
            item,
            "me",
            WorkState.WAITING,
            Optional.of(Samples.problem("x.y")),
            NOON.plusSeconds(5));
    assertThat(inbox().nextReady(List.of("read", "post"))).contains(NOON.plusSeconds(5));
    assertThat(inbox().nextReady(List.of("post"))).isEmpty();
    assertThat(inbox().nextReady(List.of())).isEmpty();
    assertThat(lease("read", "me", 1, NOON.plusSeconds(4))).isEmpty();
    WorkItem again = lease("read", "me", 1, NOON.plusSeconds(5)).get(0);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.problem()).contains(Samples.problem("x.y"));
  }

  @Test
  void whatWaitsForSomethingIsWokenByIt() {
    for (String key : List.of("a", "b", "c")) {
      enqueue("read", ALFA, key, false);
    }
    for (WorkItem item : lease("read", "me", 3, NOON)) {
      String what = item.key().equals("c") ? "host" : "format";
      inbox().park(item, "me", what, Samples.problem("format.missing"), NOON.plusSeconds(30));
    }
    assertThat(lease("read", "me", 3, NOON)).isEmpty();
    assertThat(inbox().wake("format", NOON)).isEqualTo(2);
    assertThat(keys(lease("read", "me", 3, NOON))).containsExactly("a", "b");
    assertThat(keys(lease("read", "me", 3, NOON.plusSeconds(30)))).containsExactly("c");
  }

  @Test
  void doneIsDoneUnlessAskedAgain() {
    enqueue("read", ALFA, "a", false);
    finishAll("read", WorkState.DONE);
    assertThat(enqueue("read", ALFA, "a", false)).isFalse();
    assertThat(lease("read", "me", 1, NOON)).isEmpty();
    assertThat(enqueue("read", ALFA, "a", true)).isTrue();
    finishAll("read", WorkState.REJECTED);
    assertThat(enqueue("read", ALFA, "a", true)).isTrue();
    assertThat(lease("read", "me", 1, NOON))
        .singleElement()
        .satisfies(i -> assertThat(i.attempts()).isZero());
  }

  @Test
  void newsThatComeWhileARowIsInWorkAreNotMissed() {
    enqueue("post", ALFA, "a", false);
    WorkItem item = lease("post", "me", 1, NOON).get(0);
    assertThat(enqueue("post", ALFA, "a", false)).isFalse();
    assertThat(enqueue("post", ALFA, "a", true)).isTrue();
    assertThat(lease("post", "you", 1, NOON)).isEmpty();
    int before = wakes();
    assertThat(inbox().finish(item, "me", WorkState.DONE, Optional.empty(), NOON)).isTrue();
    assertThat(wakes()).isGreaterThan(before);
    finishAll("post", WorkState.DONE);
    assertThat(lease("post", "me", 1, NOON)).isEmpty();
  }

  @Test
  void whatANodeHeldWhenItDiedIsFreeWhenItComesBack() {
    enqueue("read", ALFA, "a", false);
    enqueue("read", ALFA, "b", false);
    lease("read", "n1/boot1/1", 1, NOON);
    lease("read", "n10/boot1/1", 1, NOON);
    assertThat(inbox().recover("n1/", NOON)).isEqualTo(1);
    assertThat(keys(lease("read", "n1/boot2/1", 5, NOON))).containsExactly("a");
  }

  @Test
  void commitsThatBringWorkWakeTheWorkers() {
    int before = wakes();
    enqueue("read", ALFA, "a", false);
    assertThat(wakes()).isEqualTo(before + 1);
    enqueue("read", ALFA, "a", false);
    inbox().counts(Optional.empty());
    lease("read", "me", 1, NOON);
    assertThat(wakes()).isEqualTo(before + 1);
  }

  @Test
  void busyIsWhatIsInWorkOrReadyButNotWhatWaits() {
    assertThat(busy(ALFA, NOON)).isZero();
    enqueue("read", ALFA, "a", false);
    enqueue("read", ALFA, "b", false);
    enqueue("other", ALFA, "c", false);
    assertThat(busy(ALFA, NOON)).isEqualTo(2);
    assertThat(busy(BETA, NOON)).isZero();
    List<WorkItem> items = lease("read", "me", 5, NOON);
    assertThat(busy(ALFA, NOON)).isEqualTo(2);
    inbox().finish(items.get(0), "me", WorkState.WAITING, Optional.empty(), NOON.plusSeconds(5));
    inbox().park(items.get(1), "me", "host", Samples.problem("x"), NOON);
    assertThat(busy(ALFA, NOON)).isZero();
    assertThat(busy(ALFA, NOON.plusSeconds(5))).isEqualTo(1);
    assertThat(inbox().busy(Set.of("read", "other"), Optional.empty(), NOON)).isEqualTo(1);
  }

  @Test
  void rowsAreCountedAndListed() {
    enqueue("read", ALFA, "a", false);
    enqueue("read", BETA, "b", false);
    enqueue("post", ALFA, "c", false);
    finishAll("read", WorkState.REJECTED);
    Map<String, Map<WorkState, Integer>> all = inbox().counts(Optional.empty());
    assertThat(all)
        .isEqualTo(
            Map.of("read", Map.of(WorkState.REJECTED, 2), "post", Map.of(WorkState.READY, 1)));
    Map<String, Map<WorkState, Integer>> beta = inbox().counts(Optional.of(BETA));
    assertThat(beta).isEqualTo(Map.of("read", Map.of(WorkState.REJECTED, 1)));
    List<WorkItem> rejected = inbox().list(Optional.empty(), WorkState.REJECTED, 10);
    assertThat(keys(rejected)).containsExactly("a", "b");
  }

  @Test
  void manyOwnersAtOnceTakeEveryRowOnce() throws Exception {
    int rows = 200;
    work()
        .write(
            tx -> {
              for (int i = 0; i < rows; i++) {
                tx.work()
                    .enqueue(WorkOrder.of("read", i % 3 == 0 ? ALFA : BETA, "k" + i), NOON, false);
              }
              return null;
            });
    Map<String, Integer> taken = new ConcurrentHashMap<>();
    AtomicInteger serial = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      all.add(
          pool.submit(
              () -> {
                String owner = "o" + serial.incrementAndGet();
                for (List<WorkItem> got = lease("read", owner, 7, NOON);
                    !got.isEmpty();
                    got = lease("read", owner, 7, NOON)) {
                  got.forEach(i -> taken.merge(i.key(), 1, Integer::sum));
                }
              }));
    }
    for (Future<?> f : all) {
      f.get(50, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(taken).hasSize(rows);
    assertThat(taken.values()).containsOnly(1);
  }

  private boolean enqueue(String queue, CompanyId company, String key, boolean again) {
    return inbox().enqueue(WorkOrder.of(queue, company, key), NOON, again);
  }

  private List<WorkItem> lease(String queue, String owner, int limit, Instant now) {
    return inbox().lease(queue, owner, now, now.plus(LEASE), limit);
  }

  private void finishAll(String queue, WorkState state) {
    for (WorkItem item : lease(queue, "finisher", 100, NOON)) {
      inbox().finish(item, "finisher", state, Optional.of(Samples.problem("p")), NOON);
    }
  }

  private int busy(CompanyId company, Instant until) {
    return inbox().busy(Set.of("read"), Optional.of(company), until);
  }

  private Map<WorkState, Integer> states(String queue) {
    return inbox().counts(Optional.empty()).get(queue);
  }

  private static List<String> keys(List<WorkItem> items) {
    return items.stream().map(WorkItem::key).toList();
  }

  /** Every call a transaction of its own. */
  private WorkStore inbox() {
    return AutoTx.of(work()).work();
  }
}
