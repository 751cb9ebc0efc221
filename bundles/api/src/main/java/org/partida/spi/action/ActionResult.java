package org.partida.spi.action;

import java.util.List;
import org.partida.model.Problem;

/**
 * What an action did. Immutable.
 *
 * @param outcome all, some or nothing of it worked
 * @param summary one sentence in the user's language
 * @param problems what did not work, with fixes
 */
public record ActionResult(Outcome outcome, String summary, List<Problem> problems) {
  /** All, some or nothing. */
  public enum Outcome {
    OK,
    PARTIAL,
    FAILED,
    CANCELLED
  }

  public ActionResult {
    problems = List.copyOf(problems);
  }

  public static ActionResult ok(String summary) {
    return new ActionResult(Outcome.OK, summary, List.of());
  }
}
