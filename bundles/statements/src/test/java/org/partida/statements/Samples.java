package org.partida.statements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.camt.Camt052Reader;
import org.partida.statements.camt.Camt053Reader;
import org.partida.statements.camt.Camt054Reader;
import org.partida.statements.csv.BtCsvReader;
import org.partida.statements.mt940.Mt940Reader;
import org.partida.statements.mt940.Mt942Reader;
import org.partida.statements.ofx.OfxReader;
import org.partida.statements.table.BuiltIn;
import org.partida.statements.table.ProfileReader;

/** Our own samples, and where others' lie. */
public final class Samples {
  private static final List<StatementReader> READERS =
      Stream.concat(
              Stream.of(
                  new Mt940Reader(),
                  new Mt942Reader(),
                  new Camt052Reader(),
                  new Camt053Reader(),
                  new Camt054Reader(),
                  new BtCsvReader(),
                  new OfxReader()),
              BuiltIn.profiles().stream().map(ProfileReader::new))
          .toList();

  private Samples() {}

  public static List<StatementReader> readers() {
    return READERS;
  }

  public static byte[] own(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static StatementRead read(StatementReader reader, String text) {
    return read(reader, text.getBytes(StandardCharsets.UTF_8));
  }

  public static StatementRead read(StatementReader reader, byte[] bytes) {
    try {
      return reader.read(new ByteArrayInputStream(bytes), "sample");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The readers that call the bytes theirs. */
  public static List<String> detected(byte[] bytes) {
    StatementHead head = new StatementHead("sample", bytes);
    return readers().stream()
        .filter(r -> r.detect(head).yes())
        .map(StatementReader::format)
        .toList();
  }

  /**
   * A folder of collected files, looked for beside the project's root; empty where it is not there.
   */
  public static List<Path> collected(String folder) {
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
