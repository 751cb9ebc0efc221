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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Company;
import org.partida.api.network.MessageState;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.base.port.OverviewStore.Look;
import org.partida.base.port.OverviewStore.Standing;
import org.partida.base.port.OverviewStore.Totals;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** What looks over many companies promise. */
public abstract class OverviewStoreContract {
  private static final String NETWORK = "ro.spv";
  private static final CompanyId GAMA = new CompanyId("RO99999990");
  private static final Optional<Set<CompanyId>> ALL = Optional.empty();

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void companiesWithAConnectionStandInOrderWhetherEnrolledOrNot() {
    connect("k1");
    serve(BETA, "k1");
    serve(ALFA, "k1");
    books().companies().put(Samples.company(GAMA));
    assertThat(look(ALL, Optional.empty(), 5))
        .as("not enrolled yet")
        .containsExactly(
            new Standing(Mailbox.fresh(ALFA, NETWORK, "k1", NOON, false), Optional.empty()),
            new Standing(Mailbox.fresh(BETA, NETWORK, "k1", NOON, false), Optional.empty()));
    Mailbox box = mailbox(ALFA, NOON.minusSeconds(5), Optional.empty(), true);
    books().mailboxes().putMailbox(box);
    books().messages().putCursor(ALFA, NETWORK, NOON.minusSeconds(5));
    assertThat(look(ALL, Optional.empty(), 1))
        .containsExactly(new Standing(box, Optional.of(NOON.minusSeconds(5))));
    assertThat(look(ALL, Optional.of(ALFA), 5))
        .extracting(s -> s.mailbox().company())
        .containsExactly(BETA);
    assertThat(look(Optional.of(Set.of(BETA, GAMA)), Optional.empty(), 5))
        .extracting(s -> s.mailbox().company())
        .containsExactly(BETA);
    assertThat(look(Optional.of(Set.of()), Optional.empty(), 5)).isEmpty();
  }

  @Test
  void companiesThatAProblemKeepsBackOrThatWereNotSeenAreFound() {
    connect("k1");
    for (CompanyId c : List.of(ALFA, BETA, GAMA)) {
      serve(c, "k1");
      books().mailboxes().putMailbox(mailbox(c, NOON, Optional.empty(), false));
    }
    assertThat(troubled(NOON)).isEmpty();
    books()
        .mailboxes()
        .putMailbox(mailbox(BETA, NOON.minus(Duration.ofDays(46)), Optional.empty(), false));
    wait(GAMA, Queues.FETCH, "g", "late");
    assertThat(troubled(NOON.minus(Duration.ofDays(45)))).containsExactly(BETA, GAMA);
    assertThat(troubled(NOON.minus(Duration.ofDays(47)))).containsExactly(GAMA);
  }

  @Test
  void allMailboxesAddUp() {
    assertThat(books().overview().totals(NOON)).isEmpty();
    Instant old = NOON.minus(Duration.ofDays(50));
    books().mailboxes().putMailbox(mailbox(ALFA, old, Optional.of(old), false));
    books().mailboxes().putMailbox(mailbox(BETA, NOON, Optional.of(NOON), true));
    books().messages().addIfNew(Samples.message(ALFA, "1", NOON), "{}");
    Totals t = books().overview().totals(NOON.minus(Duration.ofDays(45))).get(0);
    assertThat(t)
        .isEqualTo(
            new Totals(
                NETWORK,
                2,
                1,
                1,
                Optional.of(NOON.plusSeconds(60)),
                Optional.of(old),
                Optional.of(ALFA),
                1,
                Optional.of(old),
                Optional.of(NOON)));
    books().mailboxes().putMailbox(mailbox(GAMA, NOON, Optional.empty(), true));
    t = books().overview().totals(old).get(0);
    assertThat(t.firstSwept()).as("one was never swept").isEmpty();
    assertThat(t.lastSwept()).contains(NOON);
    assertThat(t.unseen()).isZero();
  }

  @Test
  void messagesAreCountedForAllForSomeAndForEach() {
    for (String id : List.of("1", "2")) {
      books().messages().addIfNew(Samples.message(ALFA, id, NOON), "{}");
    }
    books().messages().addIfNew(Samples.message(BETA, "3", NOON), "{}");
    books()
        .messages()
        .update(Samples.message(BETA, "3", NOON).moved(MessageState.READ, Optional.empty()));
    assertThat(books().overview().messages(ALL))
        .isEqualTo(Map.of(MessageState.LISTED, 2, MessageState.READ, 1));
    assertThat(books().overview().messages(Optional.of(Set.of(BETA, GAMA))))
        .isEqualTo(Map.of(MessageState.READ, 1));
    assertThat(books().overview().messages(Optional.of(Set.of()))).isEmpty();
    assertThat(books().overview().messagesByCompany(NETWORK, Set.of(ALFA, BETA, GAMA)))
        .isEqualTo(
            Map.of(ALFA, Map.of(MessageState.LISTED, 2), BETA, Map.of(MessageState.READ, 1)));
    assertThat(books().overview().messagesByCompany("it.sdi", Set.of(ALFA))).isEmpty();
    assertThat(books().overview().messagesByCompany(NETWORK, Set.of())).isEmpty();
  }

  @Test
  void theProblemThatStandsFirstIsTheOneThatIsTriedAgainAndTheJourneysBeginning() {
    refuse(ALFA, Queues.LIST, "x", "refused");
    wait(ALFA, Queues.POST, "p", "posting");
    wait(ALFA, Queues.FETCH, "f", "fetching");
    refuse(BETA, Queues.READ, "r", "unreadable");
    wait(GAMA, Queues.FETCH, "g", "late");
    assertThat(books().overview().firstProblems(Set.of(ALFA, BETA)))
        .isEqualTo(Map.of(ALFA, problem("fetching"), BETA, problem("unreadable")));
    wait(ALFA, Queues.LIST, "l", "listing");
    assertThat(books().overview().firstProblems(Set.of(ALFA)))
        .isEqualTo(Map.of(ALFA, problem("listing")));
    assertThat(books().overview().firstProblems(Set.of())).isEmpty();
    assertThat(books().overview().problems(ALL, 100)).hasSize(6);
    assertThat(books().overview().problems(ALL, 2)).hasSize(2);
    assertThat(books().overview().problems(Optional.of(Set.of(GAMA)), 100))
        .containsExactly(problem("late"));
    assertThat(books().overview().problems(Optional.of(Set.of()), 100)).isEmpty();
    books().work().enqueue(WorkOrder.of(Queues.FETCH, GAMA, "g"), NOON, true);
    assertThat(books().overview().firstProblems(Set.of(GAMA))).as("tried anew").isEmpty();
  }

  private List<Standing> look(Optional<Set<CompanyId>> of, Optional<CompanyId> after, int limit) {
    return books().overview().standings(new Look(of, after, Optional.empty(), limit), NOON);
  }

  private List<CompanyId> troubled(Instant unseenSince) {
    Look look = new Look(ALL, Optional.empty(), Optional.of(unseenSince), 5);
    return books().overview().standings(look, NOON).stream()
        .map(s -> s.mailbox().company())
        .toList();
  }

  private void wait(CompanyId company, String queue, String key, String why) {
    end(company, queue, key, why, WorkState.WAITING);
  }

  private void refuse(CompanyId company, String queue, String key, String why) {
    end(company, queue, key, why, WorkState.REJECTED);
  }

  private void end(CompanyId company, String queue, String key, String why, WorkState state) {
    books().work().enqueue(WorkOrder.of(queue, company, key), NOON, false);
    WorkItem item =
        books().work().lease(queue, "me", NOON, NOON.plusSeconds(60), 9).stream()
            .filter(i -> i.key().equals(key))
            .findFirst()
            .orElseThrow();
    books()
        .work()
        .finish(item, "me", state, Optional.of(problem(why)), NOON.plus(Duration.ofDays(1)));
  }

  private static Problem problem(String message) {
    return new Problem("c", message, "l", "f");
  }

  private static Mailbox mailbox(
      CompanyId company, Instant seen, Optional<Instant> swept, boolean queued) {
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
        swept,
        Optional.empty());
  }

  private void serve(CompanyId id, String connection) {
    Company c = Samples.company(id);
    books()
        .companies()
        .put(
            new Company(
                c.id(),
                c.name(),
                c.currency(),
                c.vatPayer(),
                c.vatOnCash(),
                Optional.of(connection),
                c.accounts(),
                c.policies()));
  }

  private void connect(String id) {
    Optional<String> none = Optional.empty();
    books()
        .connections()
        .put(
            new ConnectionRow(
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

  /** Every call a transaction of its own. */
  private Tx books() {
    return AutoTx.of(work());
  }
}
