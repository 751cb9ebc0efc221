package org.partida.base.work;

import java.time.Duration;
import org.partida.base.port.Tx;
import org.partida.model.Problem;

/** What became of a row. The effect and the outcome are written in one transaction, or neither. */
public sealed interface Outcome {
  /** What is changed in the books with the outcome. */
  Effect effect();

  /** A change of the books. */
  @FunctionalInterface
  interface Effect {
    /** No change. */
    Effect NONE = tx -> {};

    void in(Tx tx);
  }

  /** Finished. */
  record Done(Effect effect) implements Outcome {}

  /** This part is done, and the row has more: it is ready again, behind the others of its turn. */
  record Again(Effect effect) implements Outcome {}

  /** Not now. */
  record Retry(Duration after, Problem reason, Effect effect) implements Outcome {}

  /** Never like this; a person must look. */
  record Rejected(Problem reason, Effect effect) implements Outcome {}

  /**
   * Until something comes: a format, a host, an answer. It clears by itself when that wakes it, or
   * after {@code atMost}.
   */
  record Waiting(String waitingFor, Problem reason, Duration atMost, Effect effect)
      implements Outcome {}

  static Outcome done(Effect effect) {
    return new Done(effect);
  }

  static Outcome retry(Duration after, Problem reason) {
    return new Retry(after, reason, Effect.NONE);
  }

  static Outcome rejected(Problem reason, Effect effect) {
    return new Rejected(reason, effect);
  }

  static Outcome waiting(String waitingFor, Problem reason) {
    return new Waiting(waitingFor, reason, Duration.ofSeconds(30), Effect.NONE);
  }
}
