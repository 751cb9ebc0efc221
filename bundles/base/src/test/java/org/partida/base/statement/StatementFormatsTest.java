package org.partida.base.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.SheetReader;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;

/** Workbooks are shown to the readers of tables by their rows, if somebody can open them. */
class StatementFormatsTest {
  private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2};

  @TempDir Path folder;

  /** Knows a file by its first row. */
  private static final class ByRows implements StatementReader {
    @Override
    public String format() {
      return "by-rows";
    }

    @Override
    public Detection detect(StatementHead head) {
      return head.rows().equals(List.of(List.of("a", "b")))
          ? Detection.yes("a, b")
          : Detection.no("a, b");
    }

    @Override
    public StatementRead read(InputStream source, String fileName) {
      throw new UnsupportedOperationException();
    }
  }

  private static StatementFormats formats(SheetReader... sheets) {
    return new StatementFormats(
        List.of(new ByRows()),
        List.of(
            new StatementReaders() {
              @Override
              public List<StatementReader> readers() {
                return List.of();
              }

              @Override
              public List<SheetReader> sheets() {
                return List.of(sheets);
              }
            }));
  }

  private static SheetReader old(boolean damaged) {
    return new SheetReader() {
      @Override
      public String kind() {
        return "old";
      }

      @Override
      public boolean is(byte[] head) {
        return head[0] == OLD[0];
      }

      @Override
      public List<Row> read(byte[] bytes, String fileName) {
        if (damaged) {
          throw new PartidaException(new Problem("old.damaged", "damaged", fileName, "mend it"));
        }
        return List.of(new Row(1, List.of("a", "b"), Set.of()));
      }
    };
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.xls"), bytes);
  }

  private static String refusal(StatementFormats formats, Path file) {
    return catchThrowableOfType(PartidaException.class, () -> formats.detect(file, "x.xls"))
        .problem()
        .code();
  }

  @Test
  void aWorkbookIsKnownByItsRows() throws IOException {
    assertThat(formats(old(false)).detect(file(OLD), "x.xls").format()).isEqualTo("by-rows");
  }

  @Test
  void anOldWorkbookThatNobodyOpensSaysWhatToDo() throws IOException {
    assertThat(refusal(formats(), file(OLD))).isEqualTo("statement.old-workbook");
    assertThat(refusal(formats(), file("text".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo("statement.format-unknown");
  }

  @Test
  void aDamagedWorkbookIsRefusedAsThat() throws IOException {
    assertThat(refusal(formats(old(true)), file(OLD))).isEqualTo("old.damaged");
  }
}
