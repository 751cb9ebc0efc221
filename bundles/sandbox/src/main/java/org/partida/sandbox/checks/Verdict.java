package org.partida.sandbox.checks;

import java.util.List;

/**
 * What the checks say: only the first stage that fails reports.
 *
 * @param failedAt the stage; without meaning if nothing is broken
 * @param broken empty if the document is good
 */
public record Verdict(Broken.Stage failedAt, List<Broken> broken) {
  /** Nothing is broken. */
  public static final Verdict GOOD = new Verdict(Broken.Stage.IDENTIFIERS, List.of());

  public Verdict {
    broken = List.copyOf(broken);
  }

  /** True if nothing is broken. */
  public boolean good() {
    return broken.isEmpty();
  }

  /** The texts in the order of the rules. */
  public List<String> texts(boolean legacy) {
    return broken.stream().map(b -> b.text(legacy, failedAt)).toList();
  }
}
