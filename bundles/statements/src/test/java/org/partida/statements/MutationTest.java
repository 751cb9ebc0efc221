package org.partida.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.PartidaException;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.table.ProfileReader;

/**
 * Damaged files: read or refused with a declared error, whatever was done to them; never another
 * exception, never a hang.
 */
class MutationTest {
  private static final int ROUNDS = Integer.getInteger("mutations", 400);
  private static final List<StatementReader> PROFILES =
      Samples.readers().stream().filter(r -> r instanceof ProfileReader).toList();

  private static final String INTERESTING = ":;,.-+/\"'<>&{}\n\r\0\u0001?^~ 09AZaz";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raiffeisen.sta",
        "brd.sta",
        "ing.sta",
        "bcr.sta",
        "alpha.sta",
        "cec.sta",
        "gvc.sta",
        "slashes.sta",
        "interim.sta",
        "camt053-v2.xml",
        "camt053-v8.xml",
        "bt-old.csv",
        "bt-new.csv",
        "fan-courier.csv",
        "emag.csv",
        "euplatesc.csv",
        "ing-homebank.csv",
        "revolut-personal.csv",
        "sgml.ofx",
        "xml.ofx"
      })
  void damagedSamplesAreReadOrRefused(String sample) {
    byte[] original = Samples.own(sample);
    Random random = new Random(sample.hashCode());
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            byte[] damaged = damage(original, random);
            for (StatementReader reader : some(i)) {
              readOrRefuse(reader, damaged);
            }
            if (i % PROFILES.size() == 0) {
              assertThat(Samples.detected(damaged)).hasSizeLessThan(2);
            }
          }
        });
  }

  /** All readers of their own, and one of the profiles, which are many and read alike. */
  private static List<StatementReader> some(int round) {
    List<StatementReader> some = new ArrayList<>(Samples.readers());
    some.removeAll(PROFILES);
    some.add(PROFILES.get(round % PROFILES.size()));
    return some;
  }

  @Test
  void aFileWithoutEndIsRefused() {
    for (StatementReader reader : some(0)) {
      assertThat(refusalOfEndless(reader)).as(reader.format()).isNotNull();
    }
  }

  private static PartidaException refusalOfEndless(StatementReader reader) {
    try {
      reader.read(new Endless(), "endless");
      return null;
    } catch (PartidaException e) {
      return e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readOrRefuse(StatementReader reader, byte[] bytes) {
    try {
      for (Statement s : Samples.read(reader, bytes).statements()) {
        // whoever gets a statement must be able to ask it
        assertThat(s.chain()).isNotNull();
      }
    } catch (PartidaException e) {
      assertThat(e.problem().code()).isNotBlank();
      assertThat(e.problem().location()).isNotNull();
    }
  }

  private static byte[] damage(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) INTERESTING.charAt(random.nextInt(INTERESTING.length()));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> bytes = without(bytes, at, random.nextInt(20));
        default -> bytes = twice(bytes, at, random.nextInt(200));
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    int end = Math.min(bytes.length, at + length);
    byte[] result = Arrays.copyOf(bytes, bytes.length - (end - at));
    System.arraycopy(bytes, end, result, at, bytes.length - end);
    return result.length == 0 ? new byte[] {0} : result;
  }

  private static byte[] twice(byte[] bytes, int at, int length) {
    int end = Math.min(bytes.length, at + length);
    byte[] result = Arrays.copyOf(bytes, bytes.length + (end - at));
    System.arraycopy(bytes, at, result, end, bytes.length - at);
    return result;
  }

  /** Rows without end. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // speed is nothing here
  private static final class Endless extends InputStream {
    private long position;

    @Override
    public int read() {
      return position++ % 80 == 79 ? '\n' : 'x';
    }
  }
}
