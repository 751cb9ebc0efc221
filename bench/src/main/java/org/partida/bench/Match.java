package org.partida.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;

/**
 * 2 000 statement lines against 20 000 open items, beside {@link Waterfall}: time, and how much of
 * what is claimed is true.
 */
final class Match {
  private static final int ROUNDS = 7;
  private static final int WARM = 3;

  private Match() {}

  /** Of what a matcher claims. */
  private record Claims(int made, int right) {
    String text(int payments) {
      return String.format(
          Locale.ROOT,
          "%d claims, %.1f %% of them right, %.1f %% of the payments found",
          made,
          100.0 * right / made,
          100.0 * right / payments);
    }
  }

  static List<Row> measure() {
    Business business = new Business(7, 20_000, 2_000);
    MatchRequest request = business.request();
    EvidenceMatcher matcher = new EvidenceMatcher();
    List<Double> theirs = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < WARM + ROUNDS; round++) {
      double waterfall = millis(() -> Waterfall.match(request));
      double evidence = millis(() -> matcher.match(request));
      if (round >= WARM) {
        theirs.add(waterfall);
        ours.add(evidence);
      }
    }
    long payments = request.lines().stream().filter(l -> !business.truth(l.id()).isEmpty()).count();
    System.out.println("match: waterfall: " + waterfall(business, request).text((int) payments));
    List<MatchProposal> proposals = matcher.match(request);
    System.out.println(
        "match: evidence, sure: "
            + graded(business, proposals, List.of(Grade.SURE)).text((int) payments));
    System.out.println(
        "match: evidence, sure and to be looked at: "
            + graded(business, proposals, List.of(Grade.SURE, Grade.ATTENTION))
                .text((int) payments));
    return List.of(
        new Row(
            "match 2k lines, 20k items", "first-hit waterfall", "ms", theirs, ours, Row.Aim.NONE));
  }

  private static Claims waterfall(Business business, MatchRequest request) {
    Map<String, OpenItem> given = Waterfall.match(request);
    int right = 0;
    for (MatchLine l : request.lines()) {
      Optional<OpenItem> item = Optional.ofNullable(given.get(l.id()));
      right +=
          item.isPresent()
                  && business.truth(l.id()).keySet().equals(java.util.Set.of(item.get().id()))
              ? 1
              : 0;
    }
    return new Claims(given.size(), right);
  }

  private static Claims graded(
      Business business, List<MatchProposal> proposals, List<Grade> grades) {
    int made = 0;
    int right = 0;
    for (MatchProposal p : proposals) {
      if (grades.contains(p.grade()) && !p.shares().isEmpty()) {
        made++;
        right += shares(p).equals(business.truth(p.line())) ? 1 : 0;
      }
    }
    return new Claims(made, right);
  }

  private static Map<String, Long> shares(MatchProposal p) {
    Map<String, Long> shares = new TreeMap<>();
    for (ItemShare s : p.shares()) {
      shares.put(s.item(), s.amount().minor());
    }
    return shares;
  }

  private static double millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }
}
