package org.partida.spi.statement;

import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;

/**
 * Takes what a reader finds, line by line, so that nobody has to hold a whole file. Nothing of it
 * counts before the reader has returned: the last bytes of a file can still refuse it. Used by one
 * thread.
 */
@ConsumerType
public interface StatementSink {
  /** A movement of the statement that ends next, in file order. */
  void line(StatementLine line);

  /**
   * Ends a statement. Its lines are those that were given since the last end.
   *
   * @param head what is known of it; without lines, so its own chain says nothing
   */
  void end(Statement head);
}
