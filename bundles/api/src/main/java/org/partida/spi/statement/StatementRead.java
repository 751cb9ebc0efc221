package org.partida.spi.statement;

import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;

/**
 * What a reader found. Immutable.
 *
 * @param bank the bank or dialect, if it could be told
 * @param statements pages already joined; one without lines is listed too
 * @param warnings what a person should know though it was read
 */
public record StatementRead(
    Optional<String> bank, List<Statement> statements, List<Problem> warnings) {
  public StatementRead {
    statements = List.copyOf(statements);
    warnings = List.copyOf(warnings);
  }
}
