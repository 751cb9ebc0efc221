package org.partida.statements.text;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.partida.model.PartidaException;

/** The lines of a text one after another, whatever ends them. One use, one thread. */
public final class TextLines {
  private static final int BUFFER = 32 * 1024;

  private final Reader reader;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder begun = new StringBuilder();
  private final Deque<String> ahead = new ArrayDeque<>();
  private int at;
  private int end;
  private boolean returned;
  private int made;
  private PartidaException tooLong;

  TextLines(Reader reader) {
    this.reader = reader;
  }

  /** The next line, or null behind the last one. */
  public String next() throws IOException {
    return ahead.isEmpty() ? read() : ahead.poll();
  }

  /**
   * The first of the lines to come that is wanted, without taking it; null if there is none.
   *
   * @param limit how many are looked at, so that a file of nothing but blanks is not gathered
   */
  public String ahead(Predicate<String> wanted, int limit) throws IOException {
    for (String line : ahead) {
      if (wanted.test(line)) {
        return line;
      }
    }
    while (ahead.size() < limit) {
      String line = read();
      if (line == null) {
        return null;
      }
      ahead.add(line);
      if (wanted.test(line)) {
        return line;
      }
    }
    return null;
  }

  /** Reads on to the end; a line that was too long is refused then. */
  void drain() throws IOException {
    ahead.clear();
    while (read() != null) {
      // what the lines say was looked at before
    }
    if (tooLong != null) {
      throw tooLong;
    }
  }

  private String read() throws IOException {
    begun.setLength(0);
    long length = 0;
    while (fill()) {
      if (returned) {
        // the second half of a line's end
        returned = false;
        if (buffer[at] == '\n') {
          at++;
          continue;
        }
      }
      int stop = at;
      while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
        stop++;
      }
      int from = at;
      length += stop - from;
      boolean ended = stop < end;
      if (ended && begun.isEmpty() && length <= SourceText.MAX_LINE) {
        take(stop);
        return new String(buffer, from, stop - from);
      }
      // of a line that is refused no more is kept
      begun.append(buffer, from, Math.min(stop - from, SourceText.MAX_LINE - begun.length()));
      if (ended) {
        take(stop);
        return line(length, made);
      }
      at = end;
    }
    return length == 0 ? null : line(length, made + 1);
  }

  private void take(int stop) {
    made++;
    returned = buffer[stop] == '\r';
    at = stop + 1;
  }

  private String line(long length, int number) {
    if (length > SourceText.MAX_LINE && tooLong == null) {
      tooLong =
          Refusal.at(number, "statement.line-too-long", "a line of " + length + " characters");
    }
    return begun.toString();
  }

  /** Whether there is a character. */
  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = Math.max(0, reader.read(buffer));
    return end > 0;
  }
}
