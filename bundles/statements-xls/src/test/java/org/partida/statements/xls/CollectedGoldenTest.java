package org.partida.statements.xls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.base.statement.StatementFormats;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/**
 * What every collected file says, or why it is refused, against what was looked at by eye once. The
 * files are others' and not in the project, so only counts, sums, balances and a digest of the rest
 * are kept. To renew them after a change that is meant, run with {@code -Dgolden=write} and look at
 * each difference. Skipped where the files are not there.
 */
class CollectedGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/partida/statements/xls");

  @ParameterizedTest
  @ValueSource(strings = {"mt940", "camt", "csv", "courier", "ofx"})
  void everyFileSaysWhatItSaid(String folder) throws IOException {
    List<Path> files = collected(folder);
    assumeFalse(files.isEmpty(), "no collected statements beside the project");
    StringBuilder found = new StringBuilder();
    for (Path file : files) {
      found.append(
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> outcome(file), () -> file.getFileName().toString()));
    }
    Path golden = GOLDEN.resolve("collected-" + folder + ".txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, found);
    }
    assertThat(found.toString()).isEqualTo(Files.readString(golden));
  }

  private static String outcome(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      StatementReader reader = All.formats().detect(file, name);
      return name + ": " + reader.format() + describe(StatementFormats.read(reader, file, name));
    } catch (PartidaException e) {
      assertThat(e.problem().fix()).isNotBlank();
      return name + ": refused " + e.problem().code() + " at " + place(e.problem(), name) + "\n";
    }
  }

  private static String place(Problem p, String name) {
    return p.location().equals(name) ? "file" : p.location();
  }

  private static String describe(StatementRead read) {
    StringBuilder b = new StringBuilder();
    if (!read.warnings().isEmpty()) {
      b.append("; warnings ")
          .append(
              read.warnings().stream()
                  .map(Problem::code)
                  .distinct()
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    b.append('\n');
    for (Statement s : read.statements()) {
      Money in = Money.zero(s.currency());
      Money out = in;
      for (StatementLine l : s.lines()) {
        in = l.amount().signum() > 0 ? in.plus(l.amount()) : in;
        out = l.amount().signum() < 0 ? out.plus(l.amount()) : out;
      }
      b.append("    ")
          .append(s.lines().size())
          .append(s.lines().size() == 1 ? " line, " : " lines, ")
          .append(s.currency())
          .append(' ')
          .append(or(s.from()))
          .append("..")
          .append(or(s.to()))
          .append(", ")
          .append(or(s.opening().map(Money::amountText)))
          .append(" + ")
          .append(in.amountText())
          .append(" - ")
          .append(out.abs().amountText())
          .append(" = ")
          .append(or(s.closing().map(Money::amountText)))
          .append(' ')
          .append(s.chain())
          .append(", ")
          .append(Sha256.of(s.toString().getBytes(StandardCharsets.UTF_8)).hex(), 0, 12)
          .append('\n');
    }
    return b.toString();
  }

  private static String or(Optional<?> value) {
    return value.map(Object::toString).orElse("?");
  }

  private static List<Path> collected(String folder) throws IOException {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(p -> p.resolve("../shared/data/statements").resolve(folder).normalize())
            .filter(Files::isDirectory)
            .findFirst();
    if (found.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(found.get())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
