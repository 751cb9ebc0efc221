package org.partida.api.security;

import java.time.Duration;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Someone's password was wrong too often: for a while no password is looked at. */
public class TooManyFailuresException extends PartidaException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  public TooManyFailuresException(Duration wait) {
    super(
        new Problem(
            "access.too-many",
            "too many failed sign-ins",
            "",
            "wait " + Math.max(1, wait.toSeconds()) + " seconds"));
    this.wait = wait;
  }

  /** How long. */
  public Duration retryAfter() {
    return wait;
  }
}
