package org.partida.spi.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.statement.Statement;

/**
 * Reads one statement format. Registered as an OSGi service; a pure function of the bytes, called
 * from several threads at once.
 */
@ConsumerType
public interface StatementReader {
  /** Short stable name, such as {@code mt940}, {@code camt.053}, {@code bt-csv}. */
  String format();

  /** What is known of the format. */
  default FormatFacts facts() {
    return FormatFacts.bank(format());
  }

  /**
   * Whether the file is of this format, judged by its first bytes; never guesses: anything but
   * certain is {@link Detection#no}.
   */
  Detection detect(StatementHead head);

  /**
   * Reads the whole file.
   *
   * @param source the raw bytes; the caller closes it
   * @throws org.partida.model.PartidaException if it cannot be read; nothing of the file may then
   *     be used
   * @throws IOException if the source fails
   */
  StatementRead read(InputStream source, String fileName) throws IOException;

  /**
   * Reads the whole file and hands its lines on as they are found; imports read files this way. A
   * reader whose files may be large does it without holding their lines. By default the file is
   * read by {@link #read(InputStream, String)}, and its lines are handed on afterwards.
   *
   * @param sink gets the same statements and lines, in the same order
   * @return the same answer, its statements without their lines
   * @throws org.partida.model.PartidaException if it cannot be read; nothing of what the sink got
   *     may then be used
   * @throws IOException if the source fails
   */
  default StatementRead read(StatementSource source, StatementSink sink) throws IOException {
    StatementRead read;
    try (InputStream in = source.open()) {
      read = read(in, source.fileName());
    }
    List<Statement> heads = new ArrayList<>();
    for (Statement s : read.statements()) {
      s.lines().forEach(sink::line);
      Statement head = s.withLines(List.of());
      sink.end(head);
      heads.add(head);
    }
    return new StatementRead(read.bank(), heads, read.warnings());
  }
}
