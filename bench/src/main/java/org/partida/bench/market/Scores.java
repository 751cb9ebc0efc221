package org.partida.bench.market;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;

/** How much of what a matcher says is true, over all and by what happens in the lines. */
public final class Scores {
  private static final double Z = 1.959964;

  private final Map<Scene, int[]> byScene = new EnumMap<>(Scene.class);
  private int lines;
  private int payments;
  private int sureRight;
  private int sureWrong;
  private int maybeRight;
  private int maybeWrong;
  private int hardWhole;
  private int hardWholeSure;
  private int clicks;

  /** Positions of the counts of a scene. */
  private static final int ALL = 0;

  private static final int SURE_RIGHT = 1;
  private static final int SURE_WRONG = 2;
  private static final int MAYBE_RIGHT = 3;
  private static final int MAYBE_WRONG = 4;
  private static final int HARD = 5;
  private static final int HARD_SURE = 6;

  public static Scores of(List<Market.Fact> facts, List<MatchProposal> proposals) {
    Scores s = new Scores();
    for (int l = 0; l < facts.size(); l++) {
      s.add(facts.get(l), proposals.get(l));
    }
    return s;
  }

  /** A few lines of which something else was said than what is true, for whoever mends that. */
  public static String misses(Market market, List<MatchProposal> proposals, int most) {
    Map<Scene, Integer> shown = new EnumMap<>(Scene.class);
    StringBuilder b = new StringBuilder();
    for (int l = 0; l < proposals.size(); l++) {
      Market.Fact fact = market.facts().get(l);
      MatchProposal p = proposals.get(l);
      boolean wrong = !shares(p).equals(fact.pays());
      boolean sure = p.grade() == Grade.SURE;
      boolean hidden = fact.hard() && fact.scene().whole() && !sure;
      if ((wrong || hidden) && (sure || shown.merge(fact.scene(), 1, Integer::sum) <= most)) {
        b.append(hidden ? "HARD " : "")
            .append(fact.scene())
            .append(sure ? " SURE " : " ")
            .append(market.told(l));
        p.evidence().forEach(e -> b.append("\n    ").append(e));
        p.runnerUp().ifPresent(r -> b.append("\n    next ").append(r));
        b.append("\n    says ").append(p.grade()).append(' ').append(shares(p)).append('\n');
      }
    }
    return b.toString();
  }

  private void add(Market.Fact fact, MatchProposal p) {
    int[] scene = byScene.computeIfAbsent(fact.scene(), k -> new int[HARD_SURE + 1]);
    boolean claims = !p.shares().isEmpty();
    boolean sure = claims && p.grade() == Grade.SURE;
    boolean right = claims && shares(p).equals(fact.pays());
    lines++;
    scene[ALL]++;
    payments += fact.pays().isEmpty() ? 0 : 1;
    if (sure) {
      sureRight += right ? 1 : 0;
      sureWrong += right ? 0 : 1;
      scene[right ? SURE_RIGHT : SURE_WRONG]++;
    } else if (claims) {
      maybeRight += right ? 1 : 0;
      maybeWrong += right ? 0 : 1;
      scene[right ? MAYBE_RIGHT : MAYBE_WRONG]++;
    }
    // one for a look at a proposal, three to find it by hand
    clicks += sure ? 0 : right || fact.pays().isEmpty() ? 1 : 3;
    if (fact.hard()) {
      scene[HARD]++;
      scene[HARD_SURE] += sure && right ? 1 : 0;
    }
    if (fact.hard() && fact.scene().whole()) {
      hardWhole++;
      hardWholeSure += sure && right ? 1 : 0;
    }
  }

  static Map<String, Long> shares(MatchProposal p) {
    Map<String, Long> shares = new TreeMap<>();
    for (ItemShare s : p.shares()) {
      shares.put(s.item(), s.amount().minor());
    }
    return shares;
  }

  public int sure() {
    return sureRight + sureWrong;
  }

  public double precision() {
    return (double) sureRight / Math.max(1, sure());
  }

  public double coverage() {
    return (double) sure() / lines;
  }

  public double hardCoverage() {
    return (double) hardWholeSure / Math.max(1, hardWhole);
  }

  public double recall() {
    return (double) (sureRight + maybeRight) / Math.max(1, payments);
  }

  /** A row of a table: sure, right of it, hard ones sure, found, wrong. */
  public String row() {
    return String.format(
        Locale.ROOT,
        "%.2f %% | %s, %d wrong | %.2f %% | %.2f %%",
        100 * coverage(),
        bounds(sureRight, sure()),
        sureWrong,
        100 * hardCoverage(),
        100 * recall());
  }

  /** A table. */
  public String text(String who) {
    StringBuilder b = new StringBuilder();
    b.append(
        String.format(
            Locale.ROOT,
            "%s: sure %d of %d lines (%.1f %%), wrong %d: precision %s; to be looked at %d, %.1f %% right;"
                + " found in all %.1f %% of %d payments;"
                + " sure of lines with a hard identifier that pay whole documents %.2f %% of %d; clicks %d%n",
            who,
            sure(),
            lines,
            100 * coverage(),
            sureWrong,
            bounds(sureRight, sure()),
            maybeRight + maybeWrong,
            100.0 * maybeRight / Math.max(1, maybeRight + maybeWrong),
            100 * recall(),
            payments,
            100 * hardCoverage(),
            hardWhole,
            clicks));
    byScene.forEach(
        (scene, n) ->
            b.append(
                String.format(
                    Locale.ROOT,
                    "  %-15s %6d lines, sure %5.1f %%, precision %s, found %5.1f %%, wrong proposals %d; with a hard identifier %d, of them sure %.1f %%%n",
                    scene,
                    n[ALL],
                    100.0 * (n[SURE_RIGHT] + n[SURE_WRONG]) / n[ALL],
                    bounds(n[SURE_RIGHT], n[SURE_RIGHT] + n[SURE_WRONG]),
                    100.0 * (n[SURE_RIGHT] + n[MAYBE_RIGHT]) / n[ALL],
                    n[MAYBE_WRONG],
                    n[HARD],
                    100.0 * n[HARD_SURE] / Math.max(1, n[HARD]))));
    return b.toString();
  }

  /** A share with its bounds of 95 % (Wilson). */
  static String bounds(int right, int of) {
    if (of == 0) {
      return "-";
    }
    double p = (double) right / of;
    double mid = (p + Z * Z / (2 * of)) / (1 + Z * Z / of);
    double half = Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    return String.format(
        Locale.ROOT,
        "%.3f %% (%.3f - %.3f)",
        100 * p,
        100 * Math.max(0, mid - half),
        100 * Math.min(1, mid + half));
  }
}
