package org.partida.statements.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementSink;

/** Whole statements of what is handed on line by line. One file, one thread. */
public final class Gathered implements StatementSink {
  private final List<Statement> statements = new ArrayList<>();
  private List<StatementLine> lines = new ArrayList<>();

  private Gathered() {}

  /** A reader that hands lines on. */
  @FunctionalInterface
  public interface Reading {
    StatementRead into(StatementSink sink) throws IOException;
  }

  /** What it reads, as a whole. */
  public static StatementRead read(Reading reading) throws IOException {
    Gathered all = new Gathered();
    StatementRead read = reading.into(all);
    return new StatementRead(read.bank(), all.statements, read.warnings());
  }

  @Override
  public void line(StatementLine line) {
    lines.add(line);
  }

  @Override
  public void end(Statement head) {
    statements.add(head.withLines(lines));
    lines = new ArrayList<>();
  }
}
