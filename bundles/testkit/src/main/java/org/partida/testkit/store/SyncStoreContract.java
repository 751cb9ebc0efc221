package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Company;
import org.partida.base.port.BudgetStore.Pacing;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.base.port.MailboxStore.OpenWindow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Priority;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** What mailboxes, paces and priorities promise. */
public abstract class SyncStoreContract {
  private static final String NETWORK = "ro.spv";

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void theBetterPriorityIsLeasedFirstAndCompaniesTakeTurnsWithinIt() {
    enqueue(ALFA, "old", Priority.BACKFILL);
    for (String key : List.of("a", "b", "c")) {
      enqueue(ALFA, key, Priority.FRESH);
    }
    enqueue(BETA, "d", Priority.FRESH);
    enqueue(BETA, "now", Priority.NOW);
    assertThat(foremost()).contains(Priority.NOW);
    assertThat(lease(1)).containsExactly("now");
    assertThat(lease(1)).containsExactly("a");
    assertThat(lease(1)).containsExactly("d");
    assertThat(lease(2)).containsExactly("b", "c");
    assertThat(foremost()).contains(Priority.BACKFILL);
    assertThat(lease(5)).containsExactly("old");
    assertThat(foremost()).isEmpty();
    assertThat(books().work().foremost("fetch", NOON.plusSeconds(60)))
        .as("leases that ran out")
        .contains(Priority.NOW);
  }

  @Test
  void aRowThatComesAgainMoreUrgentlyIsTakenFirst() {
    enqueue(ALFA, "a", Priority.FRESH);
    enqueue(ALFA, "b", Priority.BACKFILL);
    books().work().enqueue(order(ALFA, "b", Priority.NOW), NOON, true);
    books().work().enqueue(order(ALFA, "b", Priority.BACKFILL), NOON, true);
    assertThat(lease(1)).containsExactly("b");
  }

  @Test
  void aTryThatWasNoneIsNotCountedAndAPartThatIsDoneBeginsAnew() {
    enqueue(ALFA, "a", Priority.FRESH);
    WorkItem item = books().work().lease("fetch", "me", NOON, NOON.plusSeconds(60), 1).get(0);
    books().work().untried(item);
    books().work().finish(item, "me", WorkState.WAITING, Optional.empty(), NOON.plusSeconds(1));
    WorkItem again =
        books().work().lease("fetch", "me", NOON.plusSeconds(1), NOON.plusSeconds(60), 1).get(0);
    assertThat(again.attempts()).isZero();
    books().work().finish(again, "me", WorkState.READY, Optional.empty(), NOON.plusSeconds(1));
    assertThat(books().work().lease("fetch", "me", NOON.plusSeconds(1), NOON.plusSeconds(60), 1))
        .singleElement()
        .satisfies(i -> assertThat(i.attempts()).isZero());
  }

  @Test
  void whatIsForLaterIsMetByNobodyWhoLooksForReadyRows() {
    assertThat(books().work().enqueueAt(order(ALFA, "later", Priority.NOW), NOON.plusSeconds(30)))
        .isTrue();
    enqueue(BETA, "now", Priority.BACKFILL);
    assertThat(foremost()).as("the gate is not misled").contains(Priority.BACKFILL);
    assertThat(lease(5)).containsExactly("now");
    assertThat(books().work().nextReady(List.of("fetch"))).contains(NOON.plusSeconds(30));
    assertThat(books().work().counts(Optional.empty()).get("fetch"))
        .as("it waits for nothing but its time")
        .isEqualTo(Map.of(WorkState.READY, 1, WorkState.LEASED, 1));
    Instant then = NOON.plusSeconds(30);
    assertThat(books().work().foremost("fetch", then)).contains(Priority.NOW);
    assertThat(books().work().lease("fetch", "me", then, then.plusSeconds(60), 5))
        .extracting(WorkItem::key)
        .containsExactly("later");
  }

  @Test
  void whatIsPutOffIsNotHeldBackIfItIsReadyAlready() {
    enqueue(ALFA, "a", Priority.FRESH);
    books().work().enqueueAt(order(ALFA, "a", Priority.FRESH), NOON.plusSeconds(30));
    assertThat(lease(1)).containsExactly("a");
    assertThat(books().work().enqueueAt(order(ALFA, "a", Priority.FRESH), NOON.plusSeconds(30)))
        .as("in work: once more when that ends")
        .isTrue();
    books().work().enqueueAt(order(ALFA, "b", Priority.FRESH), NOON.plusSeconds(30));
    books().work().enqueueAt(order(ALFA, "b", Priority.FRESH), NOON.plusSeconds(5));
    assertThat(books().work().nextReady(List.of("fetch"))).contains(NOON.plusSeconds(5));
    enqueue(ALFA, "b", Priority.FRESH);
    assertThat(lease(1)).as("asked for without again").isEmpty();
    books().work().enqueue(order(ALFA, "b", Priority.FRESH), NOON, true);
    assertThat(lease(1)).containsExactly("b");
  }

  @Test
  void manyCompaniesAreServedInACircle() {
    for (int i = 0; i < 30; i++) {
      for (int k = 0; k < 2; k++) {
        CompanyId company = new CompanyId("RO" + (100 + i));
        enqueue(company, company + "-" + k, Priority.FRESH);
      }
    }
    List<String> first = new java.util.ArrayList<>();
    for (int i = 0; i < 15; i++) {
      first.addAll(lease(2));
    }
    assertThat(first).hasSize(30).allMatch(k -> k.endsWith("-0")).doesNotHaveDuplicates();
    assertThat(lease(30)).hasSize(30).allMatch(k -> k.endsWith("-1"));
  }

  @Test
  void messagesNearTheirEndAreHastened() {
    for (String id : List.of("1", "2")) {
      books().messages().addIfNew(Samples.message(ALFA, id, NOON), "{}");
      String key = Samples.message(ALFA, id, NOON).key();
      books().work().enqueue(order(ALFA, key, Priority.BACKFILL), NOON, false);
    }
    Instant made = Samples.message(ALFA, "1", NOON).createdAt();
    assertThat(books().work().hasten("fetch", made, Priority.EXPIRING)).isZero();
    assertThat(books().work().hasten("fetch", made.plusSeconds(1), Priority.EXPIRING)).isEqualTo(2);
    assertThat(books().work().hasten("fetch", made.plusSeconds(1), Priority.EXPIRING)).isZero();
    assertThat(foremost()).contains(Priority.EXPIRING);
  }

  @Test
  void companiesWithAConnectionGetAMailbox() {
    connect("k1");
    connect("k2");
    books().companies().put(served(ALFA, Optional.of("k1")));
    books().companies().put(served(BETA, Optional.empty()));
    assertThat(books().mailboxes().enrol(NOON)).isEqualTo(1);
    assertThat(books().mailboxes().enrol(NOON.plusSeconds(5))).isZero();
    Mailbox fresh = books().mailboxes().mailbox(ALFA, NETWORK).orElseThrow();
    assertThat(fresh.nextListAt()).isEqualTo(NOON);
    assertThat(fresh.seenUntil()).isEqualTo(NOON);
    assertThat(books().mailboxes().due(NOON, 5)).containsExactly(fresh);
    assertThat(books().mailboxes().due(NOON.minusSeconds(1), 5)).isEmpty();
    books().mailboxes().putMailbox(fresh.due(NOON.plusSeconds(900), true));
    books().work().enqueue(WorkOrder.of(Queues.LIST, ALFA, NETWORK + "/" + ALFA), NOON, false);
    assertThat(books().mailboxes().due(NOON.plusSeconds(9000), 5)).isEmpty();
    books().companies().put(served(ALFA, Optional.of("k2")));
    assertThat(books().mailboxes().enrol(NOON.plusSeconds(10))).isEqualTo(1);
    assertThat(books().mailboxes().due(NOON.plusSeconds(10), 5))
        .singleElement()
        .satisfies(m -> assertThat(m.connection()).isEqualTo("k2"));
  }

  @Test
  void anOpenWindowIsKept() {
    OpenWindow window =
        new OpenWindow(
            NOON.minusSeconds(100),
            NOON.minusSeconds(50),
            NOON,
            7,
            3400,
            true,
            false,
            true,
            6,
            3000,
            12,
            Optional.of(NOON.minusSeconds(60)),
            Optional.of(NOON.minusSeconds(90)));
    Mailbox m = mailbox(ALFA, NOON.minus(Duration.ofDays(50)), false).listing(window);
    books().mailboxes().putMailbox(m);
    assertThat(books().mailboxes().mailbox(ALFA, NETWORK)).contains(m);
    books().mailboxes().putMailbox(mailbox(BETA, NOON, true));
    assertThat(books().mailboxes().unseenSince(NOON.minus(Duration.ofDays(45)), 5))
        .containsExactly(m);
    Mailbox swept = m.sweeping(window, NOON.minusSeconds(7));
    books().mailboxes().putMailbox(swept);
    assertThat(books().mailboxes().mailbox(ALFA, NETWORK)).contains(swept);
    assertThat(swept.sweptAt()).contains(NOON.minusSeconds(7));
  }

  @Test
  void mailboxesAreCountedByNetwork() {
    assertThat(books().mailboxes().size(NETWORK)).isZero();
    books().mailboxes().putMailbox(mailbox(ALFA, NOON, false));
    books().mailboxes().putMailbox(mailbox(BETA, NOON, true));
    books().mailboxes().putMailbox(mailbox(BETA, NOON, false));
    assertThat(books().mailboxes().size(NETWORK)).isEqualTo(2);
    assertThat(books().mailboxes().size("it.sdi")).isZero();
  }

  @Test
  void aQueuedMailboxWhoseRowIsLostIsDueAgain() {
    books().mailboxes().putMailbox(mailbox(ALFA, NOON, false));
    books().mailboxes().markQueued(ALFA, NETWORK);
    Mailbox queued = books().mailboxes().mailbox(ALFA, NETWORK).orElseThrow();
    assertThat(queued.queued()).isTrue();
    assertThat(books().mailboxes().due(NOON, 5)).as("no row lists it").containsExactly(queued);
    WorkOrder order = WorkOrder.of(Queues.LIST, ALFA, NETWORK + "/" + ALFA);
    books().work().enqueue(order, NOON, false);
    assertThat(books().mailboxes().due(NOON, 5)).as("its row is ready").isEmpty();
    WorkItem item = books().work().lease(Queues.LIST, "me", NOON, NOON.plusSeconds(60), 1).get(0);
    assertThat(books().mailboxes().due(NOON, 5)).as("its row is in work").isEmpty();
    Problem reason = new Problem("c", "m", "l", "f");
    books().work().finish(item, "me", WorkState.WAITING, Optional.of(reason), NOON.plusSeconds(9));
    assertThat(books().mailboxes().due(NOON, 5)).as("its row is tried again").isEmpty();
    item =
        books()
            .work()
            .lease(Queues.LIST, "me", NOON.plusSeconds(9), NOON.plusSeconds(60), 1)
            .get(0);
    books().work().finish(item, "me", WorkState.DONE, Optional.empty(), NOON);
    assertThat(books().mailboxes().due(NOON, 5)).as("its row ended").containsExactly(queued);
    Mailbox due = mailbox(BETA, NOON, false).due(NOON.minusSeconds(1), false);
    books().mailboxes().putMailbox(due);
    assertThat(books().mailboxes().due(NOON, 1)).as("what is due comes first").containsExactly(due);
    assertThat(books().mailboxes().due(NOON, 2)).containsExactly(due, queued);
  }

  @Test
  void itemsOfAWindowCountOnce() {
    books().mailboxes().addWindowItems(ALFA, NETWORK, List.of("1", "2"));
    books().mailboxes().addWindowItems(ALFA, NETWORK, List.of("2", "3"));
    books().mailboxes().addWindowItems(BETA, NETWORK, List.of("9"));
    assertThat(books().mailboxes().windowItems(ALFA, NETWORK)).isEqualTo(3);
    assertThat(books().mailboxes().windowItemsBeside(ALFA, NETWORK, List.of("3", "4")))
        .isEqualTo(2);
    assertThat(books().mailboxes().windowItemsBeside(ALFA, NETWORK, List.of("9"))).isEqualTo(3);
    assertThat(books().mailboxes().windowItemsBeside(ALFA, NETWORK, List.of())).isEqualTo(3);
    assertThat(books().mailboxes().windowItemsBeside(BETA, NETWORK, List.of("9"))).isZero();
    books().mailboxes().dropWindowItems(ALFA, NETWORK);
    assertThat(books().mailboxes().windowItems(ALFA, NETWORK)).isZero();
    assertThat(books().mailboxes().windowItems(BETA, NETWORK)).isEqualTo(1);
  }

  @Test
  void countersOfDaysAndPacesAreKept() {
    books().budget().count("n:list", "2026-03-01", 3);
    books().budget().count("n:list", "2026-03-01", 4);
    books().budget().count("n:fetch", "2026-03-01", 1);
    books().budget().count("m:fetch", "2026-03-01", 1);
    assertThat(books().budget().usedBy("n:", "2026-03-01"))
        .isEqualTo(Map.of("n:list", 7, "n:fetch", 1));
    assertThat(books().budget().usedOf(List.of("n:list", "m:fetch", "x"), "2026-03-01"))
        .isEqualTo(Map.of("n:list", 7, "m:fetch", 1));
    assertThat(books().budget().usedOf(List.of("n:list"), "2026-03-02")).isEmpty();
    assertThat(books().budget().usedOf(List.of(), "2026-03-01")).isEmpty();
    assertThat(books().budget().forgetDaysBefore("2026-03-02")).isEqualTo(3);
    assertThat(books().budget().pacing("n")).isEmpty();
    Pacing p = new Pacing(NOON, NOON.plusSeconds(60), "too many", "list");
    books().budget().putPacing("n", Pacing.NONE);
    books().budget().putPacing("n", p);
    assertThat(books().budget().pacing("n")).contains(p);
  }

  private static Mailbox mailbox(CompanyId company, Instant seen, boolean queued) {
    return new Mailbox(
        company,
        NETWORK,
        "k1",
        NOON.plusSeconds(60),
        queued,
        Duration.ofMinutes(5),
        Optional.of(NOON),
        Optional.empty(),
        seen,
        Optional.empty(),
        Optional.empty());
  }

  private static Company served(CompanyId id, Optional<String> connection) {
    Company c = Samples.company(id);
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        connection,
        c.accounts(),
        c.policies());
  }

  private void connect(String id) {
    Optional<String> none = Optional.empty();
    books()
        .connections()
        .put(
            new org.partida.base.port.ConnectionRow(
                id,
                NETWORK,
                id,
                none,
                none,
                "a",
                "r",
                Optional.empty(),
                Optional.empty(),
                "CONNECTED",
                0));
  }

  private static WorkOrder order(CompanyId company, String key, Priority priority) {
    return WorkOrder.of("fetch", company, key).at(priority);
  }

  private void enqueue(CompanyId company, String key, Priority priority) {
    books().work().enqueue(order(company, key, priority), NOON, false);
  }

  private List<String> lease(int limit) {
    return books().work().lease("fetch", "me", NOON, NOON.plusSeconds(60), limit).stream()
        .map(WorkItem::key)
        .toList();
  }

  private Optional<Priority> foremost() {
    return books().work().foremost("fetch", NOON);
  }

  /** Every call a transaction of its own. */
  private Tx books() {
    return AutoTx.of(work());
  }
}
