package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementImports.Removed;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.store.Samples;

/** An import that is taken back leaves things as if its file had never come. */
@Timeout(300)
class UndoImportTest {
  private final Bank bank = new Bank();

  @AfterEach
  void close() throws IOException {
    bank.close();
  }

  @Test
  void linesGoWithTheirFileAndComeBackWithIt() throws Exception {
    bank.take("one.a", "2026-11-03;100.00;plata", "2026-11-03;100.00;plata");
    List<LineRecord> first = bank.all();
    bank.clock.advance(Duration.ofMinutes(1));
    ImportResult r = bank.take("two.a", "2026-11-04;7.00;comision");
    assertThat(bank.imports.plan(Bank.ANA, r.importId()))
        .isEqualTo(new Removed(r.importId(), Samples.ALFA, false, 1, 0, List.of()));
    assertThat(bank.all()).hasSize(3);
    Removed gone = bank.imports.remove(Bank.ANA, r.importId(), "the wrong account");
    assertThat(gone).isEqualTo(new Removed(r.importId(), Samples.ALFA, true, 1, 0, List.of()));
    assertThat(bank.all()).isEqualTo(first);
    assertThat(bank.imports.list(Bank.ANA, Optional.of(Samples.ALFA), false, 9))
        .extracting(ImportRecord::state)
        .containsExactly(ImportRecord.State.UNDONE, ImportRecord.State.DONE);
    assertThatThrownBy(() -> bank.imports.remove(Bank.ANA, r.importId(), "again"))
        .isInstanceOf(PartidaException.class)
        .extracting(e -> ((PartidaException) e).problem().code())
        .isEqualTo("import.unknown");
    ImportResult again = bank.take("two.a", "2026-11-04;7.00;comision");
    assertThat(again.added()).isEqualTo(1);
    assertThat(again.importId()).isEqualTo(r.importId());
  }

  @Test
  void linesThatAnotherFileHasTooAreGivenToIt() throws Exception {
    ImportResult month = bank.take("m.a", "2026-11-03;100.00;plata", "2026-11-04;7.00;comision");
    ImportResult day = bank.take("d.b", "2026-11-04;7.00;comision", "2026-11-05;9.00;taxa");
    assertThat(day.added()).isEqualTo(1);
    Removed gone = bank.imports.remove(Bank.ANA, month.importId(), "twice");
    assertThat(gone.lines()).isEqualTo(2);
    assertThat(gone.given()).isEqualTo(1);
    assertThat(bank.live()).containsExactly("4 7.00 comision", "5 9.00 taxa");
  }

  @Test
  void aQuestionGoesWithTheLineThatItWasAbout() throws Exception {
    ImportResult a = bank.take("one.a", "2026-11-03;100.00;plata Ion Pop");
    bank.take("two.b", "2026-11-03;100.00;POP ION");
    assertThat(bank.lines(LineState.DUPLICATE)).hasSize(1);
    bank.imports.remove(Bank.ANA, a.importId(), "wrong file");
    assertThat(bank.lines(LineState.DUPLICATE)).isEmpty();
    assertThat(bank.live()).containsExactly("3 100.00 POP ION");
  }

  @Test
  void whatAPersonSaidOfOtherLinesStays() throws Exception {
    bank.take("one.a", "2026-11-03;100.00;plata");
    LineRecord kept = bank.all().get(0);
    bank.clock.advance(Duration.ofMinutes(1));
    ImportResult b = bank.take("two.b", "2026-11-03;100.00;ALT TEXT");
    LineRecord asked = bank.lines(LineState.DUPLICATE).get(0);
    bank.statements.decide(Bank.ANA, Samples.ALFA, List.of(asked.id()), true);
    ImportResult c = bank.take("three.a", "2026-11-03;5.00;comision");
    bank.imports.remove(Bank.ANA, c.importId(), "not ours");
    assertThat(bank.all()).hasSize(2).contains(kept);
    assertThat(bank.all()).anyMatch(l -> l.id().equals(asked.id()) && decided(l));
    bank.imports.remove(Bank.ANA, b.importId(), "not ours");
    assertThat(bank.all()).containsExactly(kept);
  }

  private static boolean decided(LineRecord l) {
    return l.repeats().map(r -> r.decidedBy().isPresent()).orElse(false);
  }

  @Test
  void confirmedLinesStandInTheWayAndAreNamed() throws Exception {
    ImportResult a = bank.take("one.a", "2026-11-03;100.00;plata", "2026-11-04;7.00;comision");
    LineRecord l = bank.all().get(0);
    LineRecord saved =
        new LineRecord(
            l.id(),
            l.company(),
            l.statement(),
            l.account(),
            l.line(),
            LineState.SAVED,
            l.proposal(),
            Optional.of("pay:" + l.id() + ":1"),
            Optional.empty());
    bank.books.write(
        tx -> {
          tx.statements().update(saved);
          return null;
        });
    Removed refused = bank.imports.remove(Bank.ANA, a.importId(), "wrong file");
    assertThat(refused.done()).isFalse();
    assertThat(refused.confirmed()).containsExactly(saved);
    assertThat(bank.all()).hasSize(2);
  }

  @Test
  void aGapThatTheImportHadClosedIsOpenAgain() throws Exception {
    bank.take("one.a", "=2026-11-01;2026-11-01;0.00;10.00", "2026-11-01;10.00;a");
    ImportResult two =
        bank.take("two.a", "=2026-11-02;2026-11-02;10.00;30.00", "2026-11-02;20.00;b");
    ImportResult three =
        bank.take("three.a", "=2026-11-03;2026-11-03;30.00;60.00", "2026-11-03;30.00;c");
    assertThat(three.problems()).isEmpty();
    assertThat(notices()).isEmpty();
    bank.imports.remove(Bank.ANA, two.importId(), "wrong file");
    assertThat(notices()).containsExactly("statement.gap");
  }

  private List<String> notices() {
    return bank.books.read(
        tx ->
            tx.notices().list(Optional.of(Samples.ALFA), 9).stream()
                .map(n -> n.problem())
                .map(Problem::code)
                .toList());
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, s -> s + 1).limit(Long.getLong("partida.test.seeds", 40));
  }

  /**
   * Files of overlapping days in two formats, of movements with true twins; any one is taken back,
   * and all that is there is what would be there without it.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void undoIsAsIfTheFileHadNeverCome(long seed) throws Exception {
    Random random = new Random(seed);
    List<Windows.File> files = Windows.files(random, 3 + random.nextInt(4));
    assumeThat(files).isNotEmpty();
    int gone = random.nextInt(files.size());
    try (Bank without = new Bank()) {
      String id = "";
      for (int i = 0; i < files.size(); i++) {
        bank.clock.advance(Duration.ofMinutes(1));
        without.clock.advance(Duration.ofMinutes(1));
        ImportResult r = bank.take(files.get(i).name(), files.get(i).rows());
        id = i == gone ? r.importId() : id;
        if (i != gone) {
          without.take(files.get(i).name(), files.get(i).rows());
        }
      }
      List<LineRecord> full = bank.all();
      bank.imports.remove(Bank.ANA, id, "a test");
      assertThat(bank.all()).isEqualTo(without.all());
      // and once more: a file that comes again brings what it brought, and nothing twice
      bank.take(files.get(gone).name(), files.get(gone).rows());
      assertThat(movements(bank.all())).isEqualTo(movements(full));
    }
  }

  private static List<String> movements(List<LineRecord> lines) {
    List<String> all = new ArrayList<>();
    lines.stream()
        .filter(l -> l.state() != LineState.DUPLICATE)
        .map(l -> l.line().bookingDate() + " " + l.line().amount())
        .sorted()
        .forEach(all::add);
    return all;
  }
}
