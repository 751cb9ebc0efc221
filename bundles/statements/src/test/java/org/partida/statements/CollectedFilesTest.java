package org.partida.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.PartidaException;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/**
 * Every collected file is either read or refused with a declared error; the chain says how well.
 * Skipped where there are no files.
 */
class CollectedFilesTest {
  private static final Pattern MOVEMENT = Pattern.compile("(?m)^:61:");
  private static final Pattern ENTRY = Pattern.compile("<(?:\\w+:)?Ntry>");

  @ParameterizedTest
  @CsvSource({"mt940", "camt", "csv", "courier", "ofx"})
  void everyFileIsReadOrRefused(String folder) throws IOException {
    List<Path> files = Samples.collected(folder);
    assumeFalse(files.isEmpty(), "no collected statements beside the project");
    Map<String, Integer> outcomes = new TreeMap<>();
    Map<Chain, Integer> chains = new EnumMap<>(Chain.class);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      List<String> detected = Samples.detected(bytes);
      assertThat(detected).as("readers that call %s theirs", file.getFileName()).hasSizeLessThan(2);
      for (StatementReader reader : Samples.readers()) {
        outcomes.merge(outcome(reader, file, bytes, chains), 1, Integer::sum);
      }
    }
    System.out.println(
        folder
            + ": "
            + files.size()
            + " files; "
            + outcomes
            + "; chains of detected files "
            + chains);
  }

  private static String outcome(
      StatementReader reader, Path file, byte[] bytes, Map<Chain, Integer> chains) {
    boolean own = reader.detect(new StatementHead(file.getFileName().toString(), bytes)).yes();
    try {
      StatementRead read =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> Samples.read(reader, bytes), file.toString());
      for (Statement s : read.statements()) {
        Chain chain = s.chain();
        if (own) {
          chains.merge(chain, 1, Integer::sum);
        }
      }
      if (own && reader.format().startsWith("mt94")) {
        assertThat(lines(read))
            .as("movements in %s", file.getFileName())
            .isEqualTo(occurrences(MOVEMENT, bytes));
      } else if (own && reader.format().startsWith("camt")) {
        assertThat(lines(read) + leftOut(read))
            .as("entries in %s", file.getFileName())
            .isEqualTo(occurrences(ENTRY, bytes));
      }
      return own ? "detected and read" : "read though not detected";
    } catch (PartidaException e) {
      assertThat(e.problem().code()).isNotBlank();
      assertThat(e.problem().fix()).isNotBlank();
      if (own) {
        System.out.println("refused " + file.getFileName() + ": " + e.problem());
      }
      return own ? "detected and refused" : "refused";
    }
  }

  private static int lines(StatementRead read) {
    return read.statements().stream().mapToInt(s -> s.lines().size()).sum();
  }

  private static int leftOut(StatementRead read) {
    return read.warnings().stream()
        .filter(w -> w.code().equals("camt.not-booked"))
        .mapToInt(w -> Integer.parseInt(w.message().split(" ")[0]))
        .sum();
  }

  private static int occurrences(Pattern pattern, byte[] bytes) {
    return (int) pattern.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).results().count();
  }
}
