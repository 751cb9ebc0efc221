package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.work.Threads;

/** Files of one account that overlap, at once and in two formats: no line twice, none lost. */
@Timeout(300)
abstract class TogetherContract {
  private List<Bank> nodes;

  /** Empty books, as one node or several see them. */
  abstract List<Bank> nodes();

  @BeforeEach
  void open() {
    nodes = nodes();
  }

  @AfterEach
  void close() throws IOException {
    for (Bank b : nodes) {
      b.close();
    }
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, s -> s + 1).limit(Long.getLong("partida.test.seeds", 12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void importsAtOnceTakeEachLineOnce(long seed) throws Exception {
    Random random = new Random(seed);
    List<Windows.File> files =
        Windows.files(random, 8).stream().filter(f -> f.name().endsWith(".a")).toList();
    ExecutorService pool = Threads.pool("together", 4);
    try {
      List<Callable<ImportResult>> imports = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        Windows.File f = files.get(i);
        // each file from two sides at once, too
        for (int twice = 0; twice < 2; twice++) {
          Bank node = nodes.get((i + twice) % nodes.size());
          imports.add(() -> node.take(f.name(), f.rows()));
        }
      }
      int added = 0;
      for (Future<ImportResult> f : pool.invokeAll(imports)) {
        assertThat(f.get().format()).isPresent();
        added += f.get().added();
      }
      assertThat(count(nodes.get(0).lines(LineState.UNSAVED))).isEqualTo(truth(files));
      assertThat(nodes.get(0).all()).hasSize(added);
      assertThat(nodes.get(0).statements.list(Bank.ANA, java.util.Optional.empty()))
          .hasSize(files.size());
    } finally {
      Threads.stop(pool, 5);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoFormatsOverWindowsThatOverlapNeitherDoubleNorLose(long seed) throws Exception {
    Random random = new Random(1000 + seed);
    List<Windows.File> files = new ArrayList<>(Windows.files(random, 6));
    Collections.shuffle(files, random);
    Bank bank = nodes.get(0);
    for (Windows.File f : files) {
      bank.take(f.name(), f.rows());
    }
    Map<String, Integer> truth = truth(files);
    Map<String, Integer> live = count(bank.lines(LineState.UNSAVED));
    Map<String, Integer> all = count(bank.all());
    assertThat(all.keySet()).isEqualTo(truth.keySet());
    truth.forEach(
        (movement, n) -> {
          assertThat(live.getOrDefault(movement, 0))
              .as("twice: " + movement)
              .isLessThanOrEqualTo(n);
          assertThat(all.get(movement)).as("lost: " + movement).isGreaterThanOrEqualTo(n);
        });
    if (files.stream().allMatch(f -> f.rows().get(0).startsWith("="))) {
      assertThat(live).isEqualTo(truth);
    }
  }

  /** Each file has all movements of its days, so the most that one has is what there is. */
  private static Map<String, Integer> truth(List<Windows.File> files) {
    Map<String, Integer> most = new TreeMap<>();
    for (Windows.File f : files) {
      Map<String, Integer> one = new TreeMap<>();
      for (String row : f.rows()) {
        if (!row.startsWith("=")) {
          String[] cells = row.split(";");
          one.merge(cells[0] + " " + cells[1], 1, Integer::sum);
        }
      }
      one.forEach((m, n) -> most.merge(m, n, Math::max));
    }
    return most;
  }

  private static Map<String, Integer> count(List<LineRecord> lines) {
    Map<String, Integer> all = new TreeMap<>();
    for (LineRecord l : lines) {
      all.merge(l.line().bookingDate() + " " + l.line().amount().amountText(), 1, Integer::sum);
    }
    return all;
  }
}
