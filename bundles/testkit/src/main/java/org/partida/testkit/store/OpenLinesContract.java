package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementSummary;
import org.partida.base.json.Json;
import org.partida.base.port.StatementStore;
import org.partida.base.port.StatementStore.OpenLine;
import org.partida.base.port.UnitOfWork;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.Chain;

/**
 * What a matcher that remembers rests on: open lines in short, by which it tells what changed, and
 * lines by their ids.
 */
@Timeout(60)
public abstract class OpenLinesContract {
  private static final String IBAN = "RO66BTRLRONCRT00X0000001";
  private static final String OTHER = "RO10BTRLRONCRT00X0000002";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private StatementStore store() {
    return AutoTx.of(work()).statements();
  }

  private void add(Map<String, LineRecord> lines) {
    store()
        .add(
            new StatementSummary(
                "s1",
                ALFA,
                "i1",
                "extras.csv",
                "bt-csv",
                IBAN,
                Optional.of(DAY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Chain.UNKNOWN,
                3,
                NOON),
            Samples.hash("file"));
    store().addLines(lines);
  }

  @Test
  void openLinesComeByAccountDayAndPlaceInTheFile() {
    Map<String, LineRecord> lines = new LinkedHashMap<>();
    lines.put("f4", line("a", IBAN, DAY.plusDays(1), 2));
    lines.put("f3", line("b", IBAN, DAY.plusDays(1), 1));
    lines.put("f2", line("c", IBAN, DAY, 3));
    lines.put("f1", line("d", OTHER, DAY.plusDays(2), 4));
    add(lines);
    assertThat(store().open(ALFA)).extracting(OpenLine::id).containsExactly("d", "c", "b", "a");
    assertThat(store().open(ALFA))
        .extracting(OpenLine::day)
        .containsExactly(DAY.plusDays(2), DAY, DAY.plusDays(1), DAY.plusDays(1));
    assertThat(store().open(BETA)).isEmpty();
  }

  @Test
  void onlyUnsavedLinesAreOpen() {
    Map<String, LineRecord> lines = new LinkedHashMap<>();
    for (LineState state : LineState.values()) {
      lines.put("f" + state, in(line(state.name(), IBAN, DAY, 1), state, Optional.empty()));
    }
    add(lines);
    assertThat(store().open(ALFA)).extracting(OpenLine::id).containsExactly("UNSAVED");
    store().update(in(lines.get("fUNSAVED"), LineState.DELETED, Optional.empty()));
    assertThat(store().open(ALFA)).isEmpty();
  }

  /** Whoever remembers what was written can tell whether it still stands, whatever the database. */
  @Test
  void theHashesAreThoseOfWhatWasWritten() {
    LineRecord line = line("a", IBAN, DAY, 1);
    add(Map.of("f1", line));
    OpenLine before = store().open(ALFA).get(0);
    assertThat(before.content()).isEqualTo(OpenLine.hash("f1"));
    assertThat(before.proposal()).isZero();
    assertThat(before.maybeSet()).isFalse();

    MatchProposal proposal = proposal("REFERENCE", "„AN 1042” în text: {\"a\": 1}");
    store().update(in(line, LineState.UNSAVED, Optional.of(proposal)));
    OpenLine matched = store().open(ALFA).get(0);
    assertThat(matched.proposal()).isEqualTo(OpenLine.hash(Json.write(proposal)));
    assertThat(matched.content()).as("the movement is the same").isEqualTo(before.content());
    assertThat(matched.maybeSet()).isFalse();

    store().correct(line("a", IBAN, DAY, 2), "f2");
    OpenLine corrected = store().open(ALFA).get(0);
    assertThat(corrected.content()).isEqualTo(OpenLine.hash("f2"));
  }

  @Test
  void whatAPersonGaveIsTold() {
    LineRecord line = line("a", IBAN, DAY, 1);
    add(Map.of("f1", line));
    store().update(in(line, LineState.UNSAVED, Optional.of(proposal("SET", "set by ana"))));
    assertThat(store().open(ALFA).get(0).maybeSet()).isTrue();
  }

  /** More than a database takes in one list. */
  @Test
  void linesAreFoundByThousandsOfIds() {
    Map<String, LineRecord> lines = new LinkedHashMap<>();
    for (int i = 0; i < 2_300; i++) {
      lines.put("f" + i, line("l" + i, IBAN, DAY, i));
    }
    add(lines);
    List<String> asked = new ArrayList<>(lines.values().stream().map(LineRecord::id).toList());
    asked.add("nobody");
    assertThat(store().lines(ALFA, asked)).containsExactlyInAnyOrderElementsOf(lines.values());
    assertThat(store().lines(ALFA, List.of("l7", "l3")))
        .containsExactlyInAnyOrder(lines.get("f3"), lines.get("f7"));
    assertThat(store().lines(BETA, asked)).as("another company's").isEmpty();
    assertThat(store().lines(ALFA, List.of())).isEmpty();
  }

  private static LineRecord line(String id, String account, LocalDate day, int row) {
    return Samples.line(id, ALFA, "s1", account, day, row);
  }

  private static MatchProposal proposal(String kind, String detail) {
    return new MatchProposal(
        "a",
        Grade.ATTENTION,
        7,
        List.of(),
        List.of(new Evidence(kind, detail, 7)),
        Optional.empty());
  }

  private static LineRecord in(LineRecord l, LineState state, Optional<MatchProposal> proposal) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        state,
        proposal,
        l.voucher(),
        l.error(),
        l.repeats());
  }
}
