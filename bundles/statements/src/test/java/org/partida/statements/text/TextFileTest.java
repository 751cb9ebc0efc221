package org.partida.statements.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.StatementSource;

/** Lines one by one are those of the whole text, whatever its encoding. */
class TextFileTest {
  private static final Charset[] CHARSETS = {
    StandardCharsets.UTF_8, Charset.forName("windows-1250"), StandardCharsets.UTF_16LE
  };

  private final Random random = new Random(9);

  @Test
  void linesAreThoseOfTheWholeText() throws IOException {
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = bytes();
      if (bytes.length > 0) {
        Object whole = outcome(() -> SourceText.lines(SourceText.decode(bytes)));
        TextFile file = new TextFile(StatementSource.of(bytes, "f"));
        assertThat(outcome(() -> file.first(TextFileTest::all))).isEqualTo(whole);
        if (whole instanceof List) {
          assertThat(file.again(TextFileTest::all)).isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void aLineThatIsTooLongIsRefusedAsBeforeAndBeforeAllElse() throws IOException {
    String far = "x\r\n" + "a".repeat(SourceText.MAX_LINE) + "\n" + "ă".repeat(70_000) + "\nend";
    for (String text : List.of(far, far.substring(0, far.length() - 4), far + "\n\n")) {
      for (Charset charset : CHARSETS) {
        byte[] mark = charset.equals(StandardCharsets.UTF_16LE) ? new byte[] {-1, -2} : new byte[0];
        byte[] bytes = joined(mark, text.getBytes(charset));
        Problem expected = refusal(() -> SourceText.lines(SourceText.decode(bytes)));
        TextFile file = new TextFile(StatementSource.of(bytes, "f"));
        assertThat(refusal(() -> file.first(TextFileTest::all))).isEqualTo(expected);
        assertThat(refusal(() -> file.first(l -> refuse()))).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatComesIsSeenWithoutTakingIt() throws IOException {
    TextFile file =
        new TextFile(StatementSource.of("a\n\n\nb\nc".getBytes(StandardCharsets.UTF_8), "f"));
    List<String> rest =
        file.first(
            lines -> {
              lines.next();
              assertThat(lines.ahead(l -> !l.isBlank(), 2)).isNull();
              assertThat(lines.ahead(l -> !l.isBlank(), 10)).isEqualTo("b");
              assertThat(lines.ahead("c"::equals, 10)).isEqualTo("c");
              assertThat(lines.ahead("d"::equals, 10)).isNull();
              return all(lines);
            });
    assertThat(rest).containsExactly("", "", "b", "c");
  }

  private static List<String> all(TextLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (String l = lines.next(); l != null; l = lines.next()) {
      all.add(l);
    }
    return all;
  }

  private static Object refuse() {
    throw Refusal.at(1, "test.other", "something else");
  }

  /** What is done. */
  private interface Act {
    Object run() throws IOException;
  }

  /** What comes of it, or the problem with which it is refused. */
  private static Object outcome(Act act) throws IOException {
    try {
      return act.run();
    } catch (PartidaException e) {
      return e.problem();
    }
  }

  private static Problem refusal(Act act) throws IOException {
    assertThat(outcome(act)).isInstanceOf(Problem.class);
    return (Problem) outcome(act);
  }

  /** Text in one of the encodings, perhaps with a mark, perhaps damaged. */
  private byte[] bytes() {
    StringBuilder text = new StringBuilder();
    String some = "ab \t\r\n\nșț€\uFFFD😀";
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(some.charAt(random.nextInt(some.length())));
    }
    if (random.nextInt(50) == 0) {
      text.append("long ".repeat(SourceText.MAX_LINE / 6)).append('\n').append(text);
    }
    byte[] bytes = text.toString().getBytes(CHARSETS[random.nextInt(CHARSETS.length)]);
    if (bytes.length > 0 && random.nextInt(3) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    byte[][] marks = {{}, {}, {-1, -2}, {-2, -1}, {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}};
    return joined(marks[random.nextInt(marks.length)], bytes);
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
