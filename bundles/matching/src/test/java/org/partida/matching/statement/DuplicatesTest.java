package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.store.Samples;

/** The same movements under another text, in another file or format, are not taken twice. */
@Timeout(120)
class DuplicatesTest {
  private final Bank bank = new Bank();

  @AfterEach
  void close() throws IOException {
    bank.close();
  }

  private static List<String> codes(ImportResult r) {
    return r.problems().stream().map(Problem::code).toList();
  }

  @Test
  void theSameMovementsInAnotherFormatAreAlreadyImported() throws Exception {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int day = 1; day <= 6; day++) {
      first.add("2026-11-0" + day + ";" + day + "0.00;incasare client " + day);
      second.add("2026-11-0" + day + ";" + day + "0.00;OP " + day + " CLIENT");
    }
    bank.take("month.a", first);
    ImportResult r = bank.take("month.b", second);
    assertThat(r.alreadyImported()).isTrue();
    assertThat(r.duplicates()).isEqualTo(6);
    assertThat(codes(r)).containsExactly("statement.same-movements");
    assertThat(r.problems().get(0).toString()).contains("month.a");
    assertThat(bank.live()).hasSize(6).allMatch(l -> l.contains("incasare"));
  }

  @Test
  void aLineWithAnotherTextIsAskedAbout() throws Exception {
    bank.take("one.a", "2026-11-03;100.00;plata Ion Pop", "2026-11-03;7.00;comision");
    ImportResult r = bank.take("two.b", "2026-11-03;100.00;POP ION", "2026-11-04;8.00;comision");
    assertThat(r.added()).isEqualTo(1);
    assertThat(r.asked()).isEqualTo(1);
    assertThat(codes(r)).containsExactly("statement.possible-duplicates");
    LineRecord asked = bank.lines(LineState.DUPLICATE).get(0);
    LineRecord first = bank.lines(LineState.UNSAVED).get(0);
    assertThat(asked.repeats()).contains(new Repetition(first.id(), Optional.empty()));

    decide(asked, false);
    assertThat(bank.live()).hasSize(3);
    decide(asked, true);
    assertThat(bank.live()).hasSize(4).contains("3 100.00 POP ION");
    // it is not asked again when it comes once more
    ImportResult again = bank.take("three.b", "2026-11-03;100.00;POP ION");
    assertThat(again.asked()).isZero();
    assertThat(again.duplicates()).isEqualTo(1);
    assertThatThrownBy(() -> decide(first, true))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("line.not-duplicate"));
  }

  private void decide(LineRecord line, boolean keep) {
    bank.statements.decide(Bank.ANA, Samples.ALFA, List.of(line.id()), keep);
  }

  @Test
  void daysThatBothFilesCoverAreCountedAndNotAsked() throws Exception {
    bank.take(
        "one.a", "=2026-11-03;2026-11-04;0.00;150.00", "2026-11-03;100.00;x", "2026-11-04;50.00;y");
    ImportResult r =
        bank.take(
            "two.b",
            "=2026-11-03;2026-11-05;0.00;260.00",
            "2026-11-03;100.00;other",
            "2026-11-04;50.00;texts",
            "2026-11-04;50.00;a second one",
            "2026-11-05;60.00;new");
    assertThat(r.asked()).isZero();
    assertThat(r.duplicates()).isEqualTo(2);
    assertThat(r.added()).isEqualTo(2);
    assertThat(codes(r)).containsExactly("statement.other-text");
  }

  @Test
  void aStatementThatContinuesTheLastHasTrueTwins() throws Exception {
    bank.take("one.a", "=2026-11-03;2026-11-03;0.00;100.00", "2026-11-03;100.00;abonament");
    ImportResult r =
        bank.take("two.a", "=2026-11-03;2026-11-03;100.00;200.00", "2026-11-03;100.00;abonament");
    assertThat(r.added()).isEqualTo(1);
    assertThat(r.asked()).isZero();
    assertThat(bank.live()).containsExactly("3 100.00 abonament", "3 100.00 abonament");
    // a file that has both adds nothing
    ImportResult both =
        bank.take(
            "both.a",
            "=2026-11-03;2026-11-03;0.00;200.00",
            "2026-11-03;100.00;abonament",
            "2026-11-03;100.00;abonament");
    assertThat(both.added() + both.asked()).isZero();
  }

  @Test
  void anEqualLineOfATornDayIsAskedAboutUntilAFileHasBoth() throws Exception {
    bank.take("morning.a", "2026-11-03;100.00;abonament", "2026-11-03;5.00;dimineata");
    ImportResult r = bank.take("evening.a", "2026-11-03;100.00;abonament", "2026-11-03;6.00;seara");
    assertThat(r.added()).isEqualTo(1);
    assertThat(r.asked()).isEqualTo(1);
    ImportResult whole =
        bank.take(
            "whole.a",
            "2026-11-03;100.00;abonament",
            "2026-11-03;5.00;dimineata",
            "2026-11-03;100.00;abonament",
            "2026-11-03;6.00;seara");
    assertThat(whole.added() + whole.asked()).isZero();
    assertThat(bank.lines(LineState.DUPLICATE)).isEmpty();
    assertThat(bank.live()).hasSize(4);
  }

  @Test
  void bankReferencesTellWithoutAsking() throws Exception {
    bank.take("one.a", "2026-11-03;100.00;x;REF0001", "2026-11-03;100.00;y;REF0002");
    ImportResult same = bank.take("two.b", "2026-11-03;100.00;z;REF0002");
    assertThat(same.asked() + same.added()).isZero();
    ImportResult other = bank.take("three.a", "2026-11-03;100.00;z;REF0003");
    assertThat(other.added()).isEqualTo(1);
    assertThat(other.asked()).isZero();
  }

  /** Whatever days the files have, and in whatever order they come, the lines are the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOverlapInAnyOrderGivesTheSameLines(long seed) throws Exception {
    Random random = new Random(seed);
    List<List<String>> days = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int d = 1; d <= 12; d++) {
      List<String> rows = new ArrayList<>();
      for (int n = random.nextInt(5); n >= 0; n--) {
        rows.add(
            String.format(
                "2026-11-%02d;%d.00;%s", d, 1 + random.nextInt(3), "t" + random.nextInt(2)));
      }
      days.add(rows);
      all.addAll(rows);
    }
    List<List<String>> files = new ArrayList<>();
    for (int from = 0; from < 12; from += 1 + random.nextInt(2)) {
      int to = Math.min(12, from + 3 + random.nextInt(4));
      List<String> file = new ArrayList<>();
      days.subList(from, to).forEach(file::addAll);
      files.add(file);
    }
    Collections.shuffle(files, random);
    for (int i = 0; i < files.size(); i++) {
      ImportResult r = bank.take("f" + i + ".a", files.get(i));
      assertThat(r.asked()).isZero();
    }
    List<String> expected =
        all.stream()
            .map(r -> r.split(";"))
            .map(f -> Integer.parseInt(f[0].substring(8)) + " " + f[1] + " " + f[2])
            .toList();
    assertThat(bank.live()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
