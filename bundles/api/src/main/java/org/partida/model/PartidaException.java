package org.partida.model;

/**
 * The root of Partida's own failures: it always carries a {@link Problem} that can be shown to a
 * person.
 */
public class PartidaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public PartidaException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public PartidaException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /** What is wrong, where, and the next step. */
  public Problem problem() {
    return problem;
  }
}
