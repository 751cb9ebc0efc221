package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.security.Access;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.api.statement.StatementSummary;
import org.partida.base.budget.Limit;
import org.partida.base.budget.RateBudget;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.AuditStore;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.Chain;
import org.partida.testkit.TestClock;

/**
 * What the repositories of statements, the archive's index, budgets, the audit trail and people
 * promise.
 */
@Timeout(60)
public abstract class MoneyMovesContract {
  private static final String IBAN = "RO66BTRLRONCRT00X0000001";

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void aFileImportedBeforeIsKnown() {
    StatementSummary s = statement("s1", Optional.of(Samples.ron("10.00")));
    tx().statements().add(s, Samples.hash("file"));
    tx().statements().add(statement("s2", Optional.empty()), Samples.hash("file"));
    assertThat(tx().statements().importOf(ALFA, Samples.hash("file"))).contains("i1");
    assertThat(tx().statements().importOf(BETA, Samples.hash("file"))).isEmpty();
    assertThat(tx().statements().importOf(ALFA, Samples.hash("other"))).isEmpty();
    assertThat(tx().statements().list(List.of(ALFA)))
        .containsExactly(statement("s2", Optional.empty()), s);
    assertThat(tx().statements().list(List.of(BETA))).isEmpty();
    assertThat(tx().statements().list(List.of())).isEmpty();
  }

  @Test
  void thousandsOfLinesAreAddedOnceAndKnownAgain() {
    tx().statements().add(statement("s1", Optional.empty()), Samples.hash("file"));
    Map<String, LineRecord> lines = lines(2500);
    tx().statements().addLines(lines);
    List<String> asked = new ArrayList<>(lines.keySet());
    asked.add("new");
    assertThat(tx().statements().known(ALFA, IBAN, asked))
        .containsExactlyInAnyOrderElementsOf(lines.keySet());
    assertThat(tx().statements().known(ALFA, "RO00", asked)).isEmpty();
    assertThat(tx().statements().known(BETA, IBAN, asked)).isEmpty();
    assertThat(tx().statements().known(ALFA, IBAN, List.of())).isEmpty();
  }

  @Test
  void aLineThatIsThereAlreadyUndoesTheWholeBatch() {
    tx().statements().add(statement("s1", Optional.empty()), Samples.hash("file"));
    tx().statements().addLines(Map.of("f1", line("l1", 1)));
    Map<String, LineRecord> batch = new LinkedHashMap<>();
    batch.put("f2", line("l2", 2));
    batch.put("f1", line("l3", 3));
    assertThatThrownBy(() -> tx().statements().addLines(batch))
        .isInstanceOf(PartidaException.class);
    assertThat(tx().statements().line(ALFA, "l2")).isEmpty();
  }

  @Test
  void linesOfDaysAndStatementsOfAnAccountAreFound() {
    StatementSummary s = statement("s1", Optional.empty());
    tx().statements().add(s, Samples.hash("file"));
    Map<String, LineRecord> lines = lines(20);
    // two days more
    lines.put("f600", line("l600", 600));
    lines.put("f1100", line("l1100", 1100));
    tx().statements().addLines(lines);
    LineRecord any = lines.get(lines.keySet().iterator().next());
    LocalDate day = any.line().bookingDate();
    Map<String, LineRecord> found = tx().statements().booked(ALFA, any.account(), day, day);
    assertThat(found).containsValue(any);
    assertThat(found.values()).allMatch(l -> l.line().bookingDate().equals(day));
    assertThat(lines).containsAllEntriesOf(found);
    assertThat(tx().statements().booked(BETA, any.account(), day, day)).isEmpty();
    assertThat(tx().statements().booked(ALFA, "RO00", day, day)).isEmpty();
    assertThat(tx().statements().booked(ALFA, any.account(), day.minusYears(1), day.minusDays(1)))
        .isEmpty();
    List<LocalDate> days =
        lines.values().stream().map(l -> l.line().bookingDate()).distinct().sorted().toList();
    LocalDate second = days.get(1);
    LocalDate last = days.get(days.size() - 1);
    assertThat(tx().statements().bookedDays(ALFA, any.account(), second, last))
        .isEqualTo(days.subList(1, days.size()));
    assertThat(tx().statements().bookedDays(BETA, any.account(), second, last)).isEmpty();
    assertThat(tx().statements().ofAccount(ALFA, s.account())).containsExactly(s);
    assertThat(tx().statements().ofAccount(BETA, s.account())).isEmpty();
  }

  @Test
  void aDayIsNamedForAStatementAndTakenBack() {
    tx().statements().add(statement("s1", Optional.empty()), Samples.hash("file"));
    assertThat(tx().statements().bookedOn("s1")).isEmpty();
    tx().statements().bookOn("s1", Optional.of(LocalDate.of(2026, 11, 5)));
    assertThat(tx().statements().bookedOn("s1")).contains(LocalDate.of(2026, 11, 5));
    tx().statements().bookOn("s1", Optional.empty());
    assertThat(tx().statements().bookedOn("s1")).isEmpty();
    assertThatThrownBy(() -> tx().statements().bookOn("s9", Optional.empty()))
        .isInstanceOf(PartidaException.class);
  }

  @Test
  void aLineIsCorrectedWithItsFingerprint() {
    tx().statements().add(statement("s1", Optional.empty()), Samples.hash("file"));
    tx().statements().addLines(Map.of("f1", line("l1", 1)));
    LineRecord other = line("l1", 2);
    tx().statements().correct(other, "f2");
    assertThat(tx().statements().line(ALFA, "l1")).contains(other);
    assertThat(tx().statements().known(ALFA, IBAN, List.of("f1", "f2"))).containsExactly("f2");
  }

  @Test
  void aLineKeepsWhatItMayRepeat() {
    tx().statements().add(statement("s1", Optional.empty()), Samples.hash("file"));
    LineRecord line = repeating(line("l1", 1), new Repetition("l0", Optional.empty()));
    tx().statements().addLines(Map.of("f1", line));
    assertThat(tx().statements().line(ALFA, "l1")).contains(line);
    LineRecord decided = repeating(line, new Repetition("l0", Optional.of("ana")));
    tx().statements().update(decided);
    assertThat(tx().statements().line(ALFA, "l1")).contains(decided);
  }

  private static LineRecord repeating(LineRecord l, Repetition repeats) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        LineState.DUPLICATE,
        l.proposal(),
        l.voucher(),
        l.error(),
        Optional.of(repeats));
  }

  @Test
  void linesArePagedByAccountAndDay() {
    tx().statements().add(statement("s1", Optional.empty()), Samples.hash("file"));
    tx().statements().addLines(lines(20));
    List<Integer> rows = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Optional<String> after = next;
      Page<LineRecord> page =
          tx().statements().lines(ALFA, Optional.of(LineState.UNSAVED), 6, after);
      page.items().forEach(l -> rows.add(l.line().row()));
      next = page.next();
    } while (next.isPresent());
    assertThat(rows).hasSize(20).isSorted();
    assertThat(
            tx().statements()
                .lines(ALFA, Optional.of(LineState.SAVED), 6, Optional.empty())
                .items())
        .isEmpty();
  }

  @Test
  void aLineGetsItsProposalAndItsVoucher() {
    tx().statements().add(statement("s1", Optional.empty()), Samples.hash("file"));
    LineRecord line = line("l1", 1);
    tx().statements().addLines(Map.of("f1", line));
    MatchProposal proposal =
        new MatchProposal(
            "l1",
            Grade.SURE,
            9000,
            List.of(new ItemShare("oi-1", Samples.ron("-12.34"))),
            List.of(new Evidence("REFERENCE", "F 1", 8000)),
            Optional.empty());
    LineRecord saved =
        new LineRecord(
            "l1",
            ALFA,
            "s1",
            IBAN,
            line.line(),
            LineState.SAVED,
            Optional.of(proposal),
            Optional.of("v-1"),
            Optional.of(Samples.problem("x")));
    tx().statements().update(saved);
    assertThat(tx().statements().line(ALFA, "l1")).contains(saved);
    assertThat(tx().statements().line(BETA, "l1")).isEmpty();
    assertThat(tx().statements().bookedBy(new ExternalId("v-1"))).contains(saved);
    assertThat(tx().statements().bookedBy(new ExternalId("v-2"))).isEmpty();
    assertThat(tx().statements().linesOf("s1")).containsExactly(saved);
    assertThat(tx().statements().linesOf("s2")).isEmpty();
    assertThat(tx().statements().ofImport("i1")).hasSize(1);
    assertThat(tx().statements().ofImport("s1")).hasSize(1);
    assertThat(tx().statements().ofImport("i9")).isEmpty();
  }

  @Test
  void theArchivesIndexIsWriteOnceAndWalkedInOrder() {
    ArchiveRow first = row("a", "PAYLOAD");
    ArchiveRow second =
        new ArchiveRow(
            ALFA,
            Samples.hash("a"),
            "SIGNATURE",
            "semnatura.xml",
            9,
            Optional.of(Samples.hash("a")),
            Optional.of("ro.spv"),
            NOON);
    inOne(
        tx -> {
          tx.archive().put(second);
          tx.archive().put(first);
          tx.archive()
              .put(
                  new ArchiveRow(
                      ALFA,
                      Samples.hash("a"),
                      "PAYLOAD",
                      "another name",
                      1,
                      Optional.empty(),
                      Optional.empty(),
                      NOON));
        });
    assertThat(tx().archive().find(ALFA, Samples.hash("a"))).containsExactly(first, second);
    for (int i = 0; i < 10; i++) {
      ArchiveRow row = row("x" + i, "PDF");
      tx().archive().put(row);
    }
    List<ArchiveRow> seen = new ArrayList<>();
    List<ArchiveRow> page = tx().archive().list(Optional.of(ALFA), Optional.empty(), 5);
    while (!page.isEmpty()) {
      seen.addAll(page);
      ArchiveRow last = page.get(page.size() - 1);
      page = tx().archive().list(Optional.of(ALFA), Optional.of(last), 5);
    }
    assertThat(seen).hasSize(12).doesNotHaveDuplicates();
    assertThat(tx().archive().list(Optional.of(BETA), Optional.empty(), 5)).isEmpty();
    assertThat(tx().archive().list(Optional.empty(), Optional.empty(), 50)).isEqualTo(seen);
  }

  @Test
  void aBudgetIsNeverOverdrawn() {
    for (int i = 0; i < 3; i++) {
      assertThat(tx().budget().take("s", "w", 3)).isTrue();
    }
    assertThat(tx().budget().take("s", "w", 3)).isFalse();
    assertThat(tx().budget().take("s", "w2", 0)).isFalse();
    assertThat(tx().budget().used("s", "w")).isEqualTo(3);
    tx().budget().raise("s", "w", 2);
    assertThat(tx().budget().used("s", "w")).isEqualTo(3);
    tx().budget().raise("s", "w", 9);
    assertThat(tx().budget().used("s", "w")).isEqualTo(9);
  }

  @Test
  void aCallCountsInAllWindowsOrInNone() {
    TestClock clock = new TestClock("2026-03-28T21:59:30Z");
    RateBudget budget = new RateBudget(work(), clock);
    Limit minute = Limit.perMinute(2);
    Limit day = Limit.perDay(3, ZoneId.of("Europe/Bucharest"));
    assertThat(budget.take("anaf", minute, day)).isEmpty();
    assertThat(budget.take("anaf", minute, day)).isEmpty();
    assertThat(budget.take("anaf", minute, day)).contains(Duration.ofSeconds(30));
    // midnight in Bucharest has passed, and that day has only 23 hours
    clock.advance(Duration.ofSeconds(30));
    assertThat(budget.take("anaf", minute, day)).isEmpty();
    assertThat(budget.take("anaf", minute, day)).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(budget.take("anaf", minute, day)).isEmpty();
    assertThat(budget.take("anaf", minute, day)).contains(Duration.ofHours(23).minusMinutes(1));
    assertThat(budget.take("other", minute, day)).isEmpty();
    budget.usedUp("other", day);
    assertThat(budget.peek("other", minute, day)).isPresent();
    assertThat(tx().budget().used("anaf", minute.name(clock.instant()))).isEqualTo(1);
    assertThat(
            tx().budget()
                .used("anaf", minute.name(Clock.offset(clock, Duration.ofMinutes(-1)).instant())))
        .as("forgotten")
        .isZero();
  }

  @Test
  void theAuditTrailIsToldNewestFirst() {
    AuditStore.Row one =
        new AuditStore.Row(
            NOON, "u1", "WEB", Optional.of(ALFA), "document.approve", "d1", "aprobat");
    AuditStore.Row two = new AuditStore.Row(NOON, "u1", "WEB", Optional.empty(), "login", "u1", "");
    inOne(tx -> List.of(one, two).forEach(tx.audit()::add));
    assertThat(tx().audit().list(Optional.empty(), 10)).containsExactly(two, one);
    assertThat(tx().audit().list(Optional.of(ALFA), 10)).containsExactly(one);
  }

  @Test
  void whoHasNoTokenIsFoundByNone() {
    Person ana =
        new Person(
            "ana",
            "Ana",
            "hash",
            Samples.hash("t").hex(),
            List.of(new Grant(Optional.of(ALFA), Optional.of(Module.APPROVAL), Access.WRITE)));
    Person ion = new Person("ion", "Ion", "hash", "", List.of());
    inOne(tx -> List.of(ana, ion).forEach(tx.people()::put));
    assertThat(tx().people().byTokenHash(ana.tokenHash())).contains(ana);
    assertThat(tx().people().byTokenHash("")).isEmpty();
    assertThat(tx().people().find("ion")).contains(ion);
    Person changed = new Person("ion", "Ion Ș.", "", "", List.of());
    tx().people().put(changed);
    assertThat(tx().people().list()).containsExactly(ana, changed);
  }

  private static StatementSummary statement(String id, Optional<org.partida.model.Money> opening) {
    return new StatementSummary(
        id,
        ALFA,
        "i1",
        "extras.csv",
        "bt-csv",
        IBAN,
        Optional.of(LocalDate.of(2026, 3, 1)),
        Optional.empty(),
        opening,
        Optional.empty(),
        Optional.of("17/" + id),
        Chain.UNKNOWN,
        3,
        NOON);
  }

  private static LineRecord line(String id, int row) {
    return Samples.line(id, ALFA, "s1", IBAN, LocalDate.of(2026, 3, 1 + row / 500), row);
  }

  private static Map<String, LineRecord> lines(int n) {
    Map<String, LineRecord> lines = new LinkedHashMap<>();
    for (int i = n; i > 0; i--) {
      lines.put("f" + i, line("l" + i, i));
    }
    return lines;
  }

  private static ArchiveRow row(String of, String role) {
    return new ArchiveRow(
        ALFA, Samples.hash(of), role, of + ".xml", 5, Optional.empty(), Optional.empty(), NOON);
  }

  /** Every call a transaction of its own. */
  private Tx tx() {
    return AutoTx.of(work());
  }

  private void inOne(Consumer<Tx> calls) {
    AutoTx.inOne(work(), calls);
  }
}
