package org.partida.statements.xls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.base.statement.StatementFormats;
import org.partida.model.PartidaException;
import org.partida.model.statement.Chain;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/**
 * Damaged files, found and read as an import does it: each is read or refused with a declared error
 * in a short time, and what is read is all that is there. The same few hundred in each build;
 * {@code -Dpartida.fuzz.seconds=600} for as long, {@code -Dpartida.fuzz.seed} to repeat. What fails
 * is kept under {@code target/fuzz}.
 */
class FuzzTest {
  /** 0 = a number of inputs instead, so that a build always tries the same ones. */
  private static final int SECONDS = Integer.getInteger("partida.fuzz.seconds", 0);

  private static final int INPUTS = 400;
  private static final long SEED = Long.getLong("partida.fuzz.seed", 20261130L);
  private static final int PATIENCE_SECONDS = 10;
  private static final Path KEPT = Path.of("target/fuzz");

  private final StatementFormats formats = All.formats();
  private final TreeMap<String, Integer> outcomes = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"mt940", "camt", "bt", "csv", "ofx", "xlsx", "xls", "html", "xml-2003"})
  void damagedFilesAreReadWholeOrRefused(String name) throws Exception {
    FuzzFamily family =
        FuzzFamily.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    Mutator mutator = new Mutator(SEED, family.seeds());
    Files.createDirectories(KEPT);
    Path file = Files.createTempFile(KEPT, name, ".bin");
    ExecutorService reader = Executors.newSingleThreadExecutor();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    long slowest = 0;
    int inputs = 0;
    try {
      while (goesOn(inputs, end)) {
        byte[] bytes = input(family, mutator);
        Files.write(file, bytes);
        long begun = System.nanoTime();
        Future<?> run = reader.submit(() -> check(family, file, bytes));
        try {
          run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          keep(bytes, name, "took longer than " + PATIENCE_SECONDS + " seconds");
          break;
        } catch (ExecutionException e) {
          keep(bytes, name, String.valueOf(e.getCause()));
        }
        slowest = Math.max(slowest, System.nanoTime() - begun);
        inputs++;
      }
    } finally {
      reader.shutdownNow();
      Files.delete(file);
    }
    System.out.printf(
        "fuzz %s: %d inputs, slowest %d ms, %s%n",
        name, inputs, TimeUnit.NANOSECONDS.toMillis(slowest), outcomes);
    assertThat(failures).isEmpty();
  }

  /** Whatever stands in one cell of a row: the row is read, left out with a warning, or refused. */
  @Test
  void noRowOfATableIsLostByWhatStandsInOneOfItsCells() throws IOException {
    List<byte[]> seeds = FuzzFamily.samples(n -> n.endsWith(".csv"));
    Mutator mutator = new Mutator(SEED, seeds);
    Files.createDirectories(KEPT);
    Path file = Files.createTempFile(KEPT, "cell", ".csv");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    int inputs = 0;
    while (goesOn(inputs, end)) {
      byte[] seed = seeds.get(mutator.next(seeds.size()));
      Files.write(file, seed);
      StatementReader reader = formats.detect(file, "seed");
      int rows = rows(StatementFormats.read(reader, file, "seed"));
      byte[] bytes = FuzzFamily.withOtherCell(seed, mutator);
      Files.write(file, bytes);
      try {
        StatementRead read = StatementFormats.read(reader, file, "damaged");
        if (rows(read) < rows && read.warnings().isEmpty()) {
          keep(bytes, "cell", rows(read) + " of " + rows + " rows, by " + reader.format());
        }
        outcomes.merge("read", 1, Integer::sum);
      } catch (PartidaException e) {
        outcomes.merge("refused", 1, Integer::sum);
      }
      inputs++;
    }
    Files.delete(file);
    System.out.printf("fuzz cells: %d inputs, %s%n", inputs, outcomes);
    assertThat(failures).isEmpty();
  }

  private boolean goesOn(int inputs, long end) {
    boolean more = SECONDS > 0 ? System.nanoTime() < end : inputs < INPUTS;
    return more && failures.size() < 10;
  }

  /** Rows that became lines: of a row without an amount the fee alone is one. */
  private static int rows(StatementRead read) {
    return (int)
        read.statements().stream()
            .flatMap(s -> s.lines().stream())
            .map(StatementLine::row)
            .distinct()
            .count();
  }

  private static byte[] input(FuzzFamily family, Mutator mutator) {
    byte[] seed = family.seeds().get(mutator.next(family.seeds().size()));
    if (!family.isContainer()) {
      return mutator.damage(seed);
    }
    byte[] inside = family.container().apply(mutator.next(3) > 0 ? mutator.damage(seed) : seed);
    return mutator.next(2) == 0 ? mutator.bytes(inside) : inside;
  }

  private void check(FuzzFamily family, Path file, byte[] bytes) {
    try {
      StatementReader reader = formats.detect(file, "damaged");
      StatementRead read = StatementFormats.read(reader, file, "damaged");
      outcomes.merge("read", 1, Integer::sum);
      whole(family, bytes, read);
    } catch (PartidaException e) {
      assertThat(e.problem().code()).isNotBlank();
      assertThat(e.problem().fix()).isNotBlank();
      assertThat(e.problem().location()).isNotNull();
      boolean unknown = e.problem().code().startsWith("statement.format");
      outcomes.merge(unknown ? "of no format" : "refused", 1, Integer::sum);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every mark of a movement is a movement, or balances prove that nothing is missing. */
  private static void whole(FuzzFamily family, byte[] bytes, StatementRead read) {
    boolean proven = !read.statements().isEmpty();
    int lines = 0;
    for (Statement s : read.statements()) {
      proven &= s.chain() == Chain.OK;
      lines += s.lines().size();
      assertThat(s.lines()).noneMatch(l -> l.kind() == LineKind.PAYOUT);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    long marks = family.movement().matcher(text).results().count();
    if (!proven && marks > 0 && read.warnings().isEmpty()) {
      assertThat(lines).as("movements read").isGreaterThanOrEqualTo((int) marks);
    }
  }

  private void keep(byte[] bytes, String name, String why) throws IOException {
    Path kept = KEPT.resolve(name + "-" + failures.size() + ".bin");
    Files.write(kept, bytes);
    failures.add(kept + ": " + why);
  }
}
