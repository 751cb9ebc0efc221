package org.partida.spv.token;

import org.partida.model.Problem;

/**
 * The identity provider will not give a pair for this grant any more: a person must authorise
 * again.
 */
final class TokenRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  TokenRefused(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
