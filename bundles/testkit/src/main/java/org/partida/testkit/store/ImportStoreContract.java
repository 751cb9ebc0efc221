package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportRecord.State;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.api.statement.StatementSummary;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.CompanyId;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.Chain;

/** What became of statement files, and taking imports and waiting work away. */
@Timeout(60)
public abstract class ImportStoreContract {
  private static final String IBAN = "RO49AAAA1B31007593840000";

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private Tx tx() {
    return AutoTx.of(work());
  }

  private static ImportRecord record(
      String id, Optional<CompanyId> company, State state, int second, ImportResult result) {
    return new ImportRecord(
        id,
        company,
        id + ".sta",
        Samples.hash(id),
        state,
        result,
        List.of("x" + id, "y" + id),
        Optional.of("p" + id),
        new ImportOptions(
            Optional.of("FAN-2"), Optional.empty(), Optional.of("7"), Optional.empty()),
        "ana",
        NOON.plusSeconds(second));
  }

  @Test
  void theLastWordOfAFileStandsAndProblemsAreFound() {
    ImportResult good = new ImportResult("a", Optional.of("mt940"), 3, 1, 2, false, List.of());
    ImportRecord a = record("a", Optional.of(ALFA), State.DONE, 1, good);
    ImportRecord b =
        record(
            "b",
            Optional.of(ALFA),
            State.REFUSED,
            2,
            ImportResult.refused("b", Samples.problem("statement.format-unknown")));
    ImportRecord nobodys = record("c", Optional.empty(), State.TAKEN, 3, good);
    ImportRecord other = record("d", Optional.of(BETA), State.UNDONE, 4, good);
    tx().imports().put(record("a", Optional.empty(), State.TAKEN, 0, good));
    List.of(a, b, nobodys, other).forEach(r -> tx().imports().put(r));
    assertThat(tx().imports().find("a")).contains(a);
    assertThat(tx().imports().find("z")).isEmpty();
    assertThat(tx().imports().list(List.of(ALFA), true, false, 10)).containsExactly(nobodys, b, a);
    assertThat(tx().imports().list(List.of(ALFA), false, false, 1)).containsExactly(b);
    assertThat(tx().imports().list(List.of(ALFA, BETA), false, true, 10)).containsExactly(b);
    assertThat(tx().imports().list(List.of(), false, false, 10)).isEmpty();
  }

  @Test
  void aStatementGoesWithItsLinesAndNoOthers() {
    AutoTx.inOne(
        work(),
        tx -> {
          for (String s : List.of("s1", "s2")) {
            tx.statements().add(statement(s), Samples.hash("file of " + s));
            Map<String, LineRecord> lines = new LinkedHashMap<>();
            for (int i = 1; i <= 700; i++) {
              lines.put(
                  s + "f" + i,
                  Samples.line(s + "l" + i, ALFA, s, IBAN, LocalDate.of(2026, 3, 1 + i % 2), i));
            }
            tx.statements().addLines(lines);
          }
        });
    assertThat(tx().statements().waiting(List.of(ALFA))).containsExactly(Map.entry(ALFA, 1400));
    assertThat(tx().statements().waiting(List.of())).isEmpty();
    assertThat(tx().statements().fileOf("i-s1")).contains(Samples.hash("file of s1"));
    assertThat(tx().statements().daysOf("s1"))
        .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));
    assertThat(tx().statements().daysOf("none")).isEmpty();
    assertThat(tx().statements().idsOf("s1")).hasSize(700).contains("s1l1", "s1l700");
    assertThat(tx().statements().linesOf("s1", LineState.SAVED)).isEmpty();
    assertThat(tx().statements().linesOf("s1", LineState.UNSAVED)).hasSize(700);
    assertThat(tx().statements().maybeDecided("s1")).isEmpty();
    assertThat(tx().statements().remove("s1")).isEqualTo(700);
    assertThat(tx().statements().fileOf("i-s1")).isEmpty();
    assertThat(tx().statements().linesOf("s2")).hasSize(700);
    Set<String> some =
        tx().statements().linesOf("s2").stream()
            .map(LineRecord::id)
            .limit(100)
            .collect(Collectors.toSet());
    AutoTx.inOne(work(), tx -> tx.statements().removeLines("s1", some));
    assertThat(tx().statements().linesOf("s2")).hasSize(700);
    AutoTx.inOne(work(), tx -> tx.statements().removeLines("s2", some));
    assertThat(tx().statements().idsOf("s2")).isEqualTo(some);
    AutoTx.inOne(work(), tx -> tx.statements().removeLines("s2", Set.of()));
    assertThat(tx().statements().idsOf("s2")).isEmpty();
  }

  @Test
  void linesOfWhichAPersonSaidSomethingAreFoundAmongTheOthers() {
    Map<String, LineRecord> lines = new LinkedHashMap<>();
    for (int i = 1; i <= 6; i++) {
      lines.put("f" + i, Samples.line("l" + i, ALFA, "s", IBAN, LocalDate.of(2026, 3, 1), i));
    }
    AutoTx.inOne(
        work(),
        tx -> {
          tx.statements().add(statement("s"), Samples.hash("file"));
          tx.statements().addLines(lines);
        });
    Repetition repeats = new Repetition("l1", Optional.empty());
    tx().statements().update(with(lines.get("f2"), LineState.SAVED, "", Optional.empty()));
    tx().statements().update(with(lines.get("f3"), LineState.DELETED, "", Optional.empty()));
    tx().statements().update(with(lines.get("f4"), LineState.UNSAVED, "SET", Optional.empty()));
    tx().statements().update(with(lines.get("f5"), LineState.DUPLICATE, "", Optional.of(repeats)));
    tx().statements().update(with(lines.get("f6"), LineState.UNSAVED, "AMOUNT", Optional.empty()));
    assertThat(tx().statements().maybeDecided("s"))
        .extracting(LineRecord::id)
        .containsExactly("l2", "l3", "l4", "l5");
    assertThat(tx().statements().linesOf("s", LineState.SAVED))
        .extracting(LineRecord::id)
        .containsExactly("l2");
  }

  private static LineRecord with(
      LineRecord l, LineState state, String kind, Optional<Repetition> repeats) {
    Optional<MatchProposal> proposal =
        kind.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new MatchProposal(
                    l.id(),
                    Grade.NONE,
                    0,
                    List.of(),
                    List.of(new Evidence(kind, "why", 0)),
                    Optional.empty()));
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        state,
        proposal,
        Optional.empty(),
        Optional.empty(),
        repeats);
  }

  private static StatementSummary statement(String id) {
    return new StatementSummary(
        id,
        ALFA,
        "i-" + id,
        "f",
        "mt940",
        IBAN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Chain.UNKNOWN,
        700,
        NOON);
  }

  @Test
  void workThatNobodyHasInHandIsCancelled() {
    for (String key : List.of("a", "b")) {
      tx().work().enqueue(WorkOrder.of("read", ALFA, key), NOON, false);
    }
    WorkItem held = tx().work().lease("read", "me", NOON, NOON.plusSeconds(60), 1).get(0);
    assertThat(held.key()).isEqualTo("a");
    assertThat(tx().work().cancel("read", "a", Samples.problem("no"))).isFalse();
    assertThat(tx().work().cancel("read", "b", Samples.problem("no"))).isTrue();
    assertThat(tx().work().cancel("read", "b", Samples.problem("no"))).isFalse();
    assertThat(tx().work().lease("read", "me", NOON, NOON.plusSeconds(60), 9)).isEmpty();
    assertThat(tx().work().list(Optional.empty(), WorkState.REJECTED, 9))
        .singleElement()
        .satisfies(i -> assertThat(i.problem()).contains(Samples.problem("no")));
    // whoever hands it over again means it
    assertThat(tx().work().enqueue(WorkOrder.of("read", ALFA, "b"), NOON, true)).isTrue();
    assertThat(tx().work().lease("read", "me", NOON, NOON.plusSeconds(60), 9)).hasSize(1);
  }
}
