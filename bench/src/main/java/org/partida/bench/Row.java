package org.partida.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the answer. Immutable.
 *
 * @param what what was measured
 * @param baseline what it is compared with
 * @param unit of the two values
 * @param theirs the baseline's values, one for each round
 * @param ours our values, in the same order: a round's two values were taken one after the other
 * @param aim what was aimed at
 */
record Row(
    String what, String baseline, String unit, List<Double> theirs, List<Double> ours, Aim aim) {
  private static final String FORMAT = "%-26s %-40s %12s %12s   %-21s %-18s %s%n";

  Row {
    theirs = List.copyOf(theirs);
    ours = List.copyOf(ours);
  }

  /** What the figures should be. */
  enum Kind {
    /** The ratio at most. */
    RATIO,
    /** Our share of the baseline's throughput at least. */
    SHARE,
    /** Our own value at most. */
    VALUE,
    /** Our own value at least. */
    LEAST,
    /** Nothing was promised. */
    NONE
  }

  /** A limit. */
  record Aim(Kind kind, double limit) {
    static final Aim NONE = new Aim(Kind.NONE, 0);
  }

  static void head() {
    System.out.printf(
        Locale.ROOT,
        FORMAT,
        "what",
        "baseline",
        "baseline",
        "ours",
        "ratio min-med-max",
        "aim",
        "");
  }

  void print() {
    List<Double> r = ratios();
    String spread =
        String.format(
            Locale.ROOT, "%.2f - %.2f - %.2f", Collections.min(r), median(r), Collections.max(r));
    System.out.printf(
        Locale.ROOT,
        FORMAT,
        what,
        baseline,
        value(median(theirs)),
        value(median(ours)),
        spread,
        aimed(),
        verdict().orElse(""));
  }

  /** Ours to the baseline, round by round; for throughput the baseline's time to ours. */
  private List<Double> ratios() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(
          aim.kind() == Kind.SHARE ? theirs.get(i) / ours.get(i) : ours.get(i) / theirs.get(i));
    }
    return ratios;
  }

  private String aimed() {
    return switch (aim.kind()) {
      case RATIO -> String.format(Locale.ROOT, "ratio <= %.1f", aim.limit());
      case SHARE -> String.format(Locale.ROOT, "ratio >= %.2f", aim.limit());
      case VALUE -> String.format(Locale.ROOT, "<= %.0f %s", aim.limit(), unit);
      case LEAST -> String.format(Locale.ROOT, ">= %.0f %s", aim.limit(), unit);
      case NONE -> "-";
    };
  }

  private Optional<String> verdict() {
    double ratio = median(ratios());
    boolean reached =
        switch (aim.kind()) {
          case RATIO -> ratio <= aim.limit();
          case SHARE -> ratio >= aim.limit();
          case VALUE -> median(ours) <= aim.limit();
          case LEAST -> median(ours) >= aim.limit();
          case NONE -> true;
        };
    return aim.kind() == Kind.NONE
        ? Optional.empty()
        : Optional.of(reached ? "reached" : "NOT REACHED");
  }

  private String value(double v) {
    return String.format(Locale.ROOT, v < 100 ? "%.2f %s" : "%.0f %s", v, unit);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
