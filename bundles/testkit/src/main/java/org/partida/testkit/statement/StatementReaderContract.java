package org.partida.testkit.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Fingerprint;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementSink;
import org.partida.spi.statement.StatementSource;

/**
 * What every reader of a statement format must hold to. Extend it in the reader's tests and give a
 * reader and one of its files that has lines; then add tests for what the file says.
 */
public abstract class StatementReaderContract {
  private static final String FILE = "statement.txt";

  /** Files of other formats, which no other reader may claim. */
  private static final List<String> OTHERS =
      List.of(
          "",
          "a;b;c\n1;2;3\n",
          "{\"statement\":[]}",
          "{1:F01EXAMPLEXXXX0000000000}{4:\n:20:REF\n:25:ACCOUNT\n:60F:C261001RON1,00\n:62F:C261001RON1,00\n-}",
          "<?xml version=\"1.0\"?><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>",
          "PK\u0003\u0004\u0000\u0000");

  /** The reader under test. */
  protected abstract StatementReader reader();

  /** A good file with at least one line. */
  protected abstract byte[] sample() throws IOException;

  @Test
  void theFormatHasAShortStableName() {
    assertThat(reader().format()).matches("[a-z0-9][a-z0-9.-]{1,39}").isEqualTo(reader().format());
  }

  @Test
  void itKnowsItsOwnFileByTheFirstBytes() throws IOException {
    assertThat(reader().detect(new StatementHead(FILE, sample())).yes()).isTrue();
  }

  @Test
  void itClaimsNoOtherFileAndSaysWhatItLookedFor() {
    for (String other : OTHERS) {
      Detection d =
          reader().detect(new StatementHead(FILE, other.getBytes(StandardCharsets.ISO_8859_1)));
      assertThat(d.yes()).as("claims %s", other).isFalse();
      assertThat(d.lookedFor()).isNotBlank();
    }
  }

  @Test
  void theSameBytesGiveTheSameStatements() throws IOException {
    byte[] bytes = sample();
    StatementRead once = read(bytes);
    assertThat(once.statements()).isNotEmpty();
    List<StatementRead> more =
        IntStream.range(0, 16).parallel().mapToObj(i -> quietly(bytes)).toList();
    assertThat(more).allMatch(once::equals);
  }

  @Test
  void accountsAndLinesAreAsTheModelAsks() throws IOException {
    for (Statement s : read(sample()).statements()) {
      assertThat(s.account()).isNotBlank().doesNotContain(" ");
      assertThat(s.lines())
          .isNotEmpty()
          .allMatch(l -> l.row() >= 1)
          .allMatch(l -> l.amount().currency().equals(s.currency()));
      List<String> prints = Fingerprint.ofLines(s.account(), s.lines());
      assertThat(new HashSet<>(prints)).as("every line is told apart").hasSameSizeAs(prints);
    }
  }

  @Test
  void whatIsHandedOnLineByLineIsWhatIsRead() throws IOException {
    byte[] bytes = sample();
    List<Statement> handed = new ArrayList<>();
    List<StatementLine> lines = new ArrayList<>();
    StatementRead rest =
        reader()
            .read(
                StatementSource.of(bytes, FILE),
                new StatementSink() {
                  @Override
                  public void line(StatementLine line) {
                    lines.add(line);
                  }

                  @Override
                  public void end(Statement head) {
                    assertThat(head.lines()).isEmpty();
                    handed.add(head.withLines(lines));
                    lines.clear();
                  }
                });
    StatementRead whole = read(bytes);
    assertThat(lines).as("lines behind the last statement").isEmpty();
    assertThat(handed).isEqualTo(whole.statements());
    assertThat(rest.statements())
        .isEqualTo(whole.statements().stream().map(s -> s.withLines(List.of())).toList());
    assertThat(rest.bank()).isEqualTo(whole.bank());
    assertThat(rest.warnings()).isEqualTo(whole.warnings());
  }

  @Test
  void theCallerClosesTheSource() throws IOException {
    boolean[] closed = {false};
    FilterInputStream source =
        new FilterInputStream(new ByteArrayInputStream(sample())) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    reader().read(source, FILE);
    assertThat(closed[0]).isFalse();
  }

  /**
   * Only a refusal with the next step, or a statement whose chain shows the gap: never another
   * exception, never a shorter truth.
   */
  @Test
  void aFileCutOffIsNeverReadAsWhole() throws IOException {
    byte[] bytes = sample();
    int whole = lines(read(bytes));
    for (int length : new int[] {0, 1, bytes.length / 4, bytes.length / 2, bytes.length * 3 / 4}) {
      byte[] part = Arrays.copyOf(bytes, length);
      try {
        StatementRead read = read(part);
        boolean shown =
            !read.warnings().isEmpty()
                || read.statements().stream()
                    .anyMatch(s -> s.chain() != org.partida.model.statement.Chain.OK);
        assertThat(lines(read) == whole || shown)
            .as("cut off after %s bytes and read as whole", length)
            .isTrue();
      } catch (PartidaException e) {
        complete(e.problem());
      }
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithTheNextStep() {
    assertThatThrownBy(() -> read(new byte[] {0, 1, 2, 3}))
        .isInstanceOfSatisfying(PartidaException.class, e -> complete(e.problem()));
  }

  private static void complete(Problem p) {
    assertThat(p.code()).isNotBlank();
    assertThat(p.message()).isNotBlank();
    assertThat(p.location()).isNotBlank();
    assertThat(p.fix()).isNotBlank();
  }

  private StatementRead read(byte[] bytes) throws IOException {
    return reader().read(new ByteArrayInputStream(bytes), FILE);
  }

  private StatementRead quietly(byte[] bytes) {
    try {
      return read(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int lines(StatementRead read) {
    return read.statements().stream().mapToInt(s -> s.lines().size()).sum();
  }
}
