package org.partida.matching.statement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.partida.matching.statement.Spooled.Numbered;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.model.statement.Turnover;
import org.partida.spi.statement.StatementSink;

/**
 * The lines of a file that is read. Once they are many they lie in a temporary file, where those of
 * a day are found together, whatever order they came in; so memory is needed for some thousand
 * lines, and for the places of the days. One thread; closing forgets all.
 */
final class Spool implements StatementSink, Closeable {
  /** Lines that stay in memory, of all statements, and those that are gathered for the file. */
  private static final int HELD = 4096;

  /** Long texts are gathered in smaller numbers. */
  private static final int CHARACTERS = 4 * 1024 * 1024;

  private final Path folder;
  private final int held;
  private final List<Spooled> statements = new ArrayList<>();
  private final List<Numbered> gathered = new ArrayList<>();
  private long characters;
  private int kept;
  private NavigableMap<LocalDate, List<Spooled.Piece>> pieces = new TreeMap<>();
  private Turnover turnover = new Turnover();
  private Path path;
  private FileChannel file;
  private long end;

  Spool(Path folder) {
    this(folder, HELD);
  }

  /**
   * @param held how many lines may stay in memory
   */
  Spool(Path folder, int held) {
    this.folder = folder;
    this.held = held;
  }

  /** Those that have ended, in file order. */
  List<Spooled> statements() {
    return List.copyOf(statements);
  }

  @Override
  public void line(StatementLine line) {
    gathered.add(new Numbered(turnover.count(), line));
    turnover.add(line);
    characters += line.text().length();
    if (gathered.size() >= held || characters >= CHARACTERS) {
      putAway();
    }
  }

  @Override
  public void end(Statement head) {
    if (pieces.isEmpty() && kept + gathered.size() <= held) {
      kept += gathered.size();
      byDay().forEach((day, lines) -> piece(day, lines::forEach));
      gathered.clear();
      characters = 0;
    } else {
      putAway();
    }
    statements.add(new Spooled(head, turnover, pieces));
    pieces = new TreeMap<>();
    turnover = new Turnover();
  }

  private void piece(LocalDate day, Spooled.Piece piece) {
    pieces.computeIfAbsent(day, d -> new ArrayList<>(1)).add(piece);
  }

  private NavigableMap<LocalDate, List<Numbered>> byDay() {
    NavigableMap<LocalDate, List<Numbered>> days = new TreeMap<>();
    for (Numbered n : gathered) {
      days.computeIfAbsent(n.line().bookingDate(), d -> new ArrayList<>()).add(n);
    }
    return days;
  }

  private void putAway() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      for (Map.Entry<LocalDate, List<Numbered>> day : byDay().entrySet()) {
        int from = bytes.size();
        for (Numbered n : day.getValue()) {
          out.writeInt(n.index());
          LineBytes.write(out, n.line());
        }
        piece(day.getKey(), new Part(end + from, bytes.size() - from));
      }
      ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
      while (all.hasRemaining()) {
        end += file().write(all, end);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gathered.clear();
    characters = 0;
  }

  private FileChannel file() throws IOException {
    if (file == null) {
      path = Files.createTempFile(folder, "statement-", ".lines");
      file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        // a name is needed no more, so nothing is left behind when the process dies
        Files.delete(path);
      } catch (IOException heldOpen) {
        path.toFile().deleteOnExit();
      }
    }
    return file;
  }

  /** Lines in the file. */
  private final class Part implements Spooled.Piece {
    private final long offset;
    private final int length;

    Part(long offset, int length) {
      this.offset = offset;
      this.length = length;
    }

    @Override
    public void read(Consumer<Numbered> into) {
      try {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
          if (file.read(bytes, offset + bytes.position()) < 0) {
            throw new IOException("the temporary file of a statement ends too early");
          }
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
        while (in.available() > 0) {
          int index = in.readInt();
          into.accept(new Numbered(index, LineBytes.read(in)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    statements.clear();
    gathered.clear();
    if (file != null) {
      file.close();
      Files.deleteIfExists(path);
      file = null;
    }
  }
}
