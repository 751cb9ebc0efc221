package org.partida.spi.source;

import org.partida.model.Problem;

/** The source did not give what was asked for. */
public class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What to do. */
  public enum Kind {
    /** The same call may work in a moment: an outage, too many calls. */
    AGAIN,
    /** Settings or secrets are not taken: a person must look. */
    REFUSED,
    /** The source answers nonsense, or does not know what was asked for. */
    BROKEN
  }

  private final Kind kind;
  private final transient Problem problem;

  public SourceException(Kind kind, Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.kind = kind;
    this.problem = problem;
  }

  public SourceException(Kind kind, Problem problem) {
    this(kind, problem, null);
  }

  public Kind kind() {
    return kind;
  }

  public Problem problem() {
    return problem;
  }
}
