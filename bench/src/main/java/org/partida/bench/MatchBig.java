package org.partida.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.bench.market.Market;
import org.partida.bench.market.Scores;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;

/**
 * A million open items and a hundred thousand lines: time, heap, and how much is true, beside the
 * waterfall and a join in SQL, and beside a tenth of the items.
 */
final class MatchBig {
  private static final long SEED = 7;
  private static final double MOST_SECONDS = 30;
  private static final double MOST_GROWTH = 12;
  private static final long BASELINES_NEED = 2L << 30;

  private MatchBig() {}

  /** What is timed. */
  @FunctionalInterface
  private interface Work {
    List<MatchProposal> of(MatchRequest request) throws SQLException;
  }

  /** What came of it. */
  private record Timed(double seconds, List<MatchProposal> proposals) {}

  static List<Row> measure() throws SQLException {
    int items = Integer.getInteger("partida.bench.items", 1_000_000);
    int lines = Integer.getInteger("partida.bench.lines", 100_000);
    int rounds = Integer.getInteger("partida.bench.rounds", 3);
    EvidenceMatcher matcher = new EvidenceMatcher();
    List<Double> small = times(new Market(SEED, items / 10, lines).request(), matcher, rounds);
    Market market = new Market(SEED, items, lines);
    List<Double> ours = times(market.request(), matcher, rounds);
    System.out.printf(Locale.ROOT, "match-big: heap %d MB at most%n", peak());
    List<MatchProposal> proposals = matcher.match(market.request());
    System.out.print(Scores.of(market.facts(), proposals).text("evidence"));
    System.out.print(
        Scores.misses(market, proposals, Integer.getInteger("partida.bench.misses", 0)));
    if (Runtime.getRuntime().maxMemory() < BASELINES_NEED) {
      System.out.println("match-big: the baselines need more memory: PARTIDA_BENCH_HEAP=3g");
      return List.of();
    }
    Timed waterfall = timed(market.request(), MatchBig::waterfall);
    System.out.print(Scores.of(market.facts(), waterfall.proposals()).text("waterfall"));
    Timed joined = timed(market.request(), MatchBig::join);
    System.out.print(Scores.of(market.facts(), joined.proposals()).text("join in SQL"));
    String what = "match " + lines / 1000 + "k lines, " + items / 1000 + "k items";
    return List.of(
        new Row(what, "first-hit waterfall", "s", same(waterfall, ours), ours, least()),
        new Row(what, "join in SQL (SQLite, in memory)", "s", same(joined, ours), ours, least()),
        new Row(
            what,
            "a tenth of the items",
            "s",
            small,
            ours,
            new Row.Aim(Row.Kind.RATIO, MOST_GROWTH)));
  }

  private static Row.Aim least() {
    return new Row.Aim(Row.Kind.VALUE, MOST_SECONDS);
  }

  private static List<Double> same(Timed once, List<Double> ours) {
    return ours.stream().map(o -> once.seconds()).toList();
  }

  private static List<Double> times(MatchRequest request, EvidenceMatcher matcher, int rounds)
      throws SQLException {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double seconds = timed(request, matcher::match).seconds();
      System.out.printf(
          Locale.ROOT,
          "match-big: %d items, %d lines: %.1f s (load %.1f)%n",
          request.items().size(),
          request.lines().size(),
          seconds,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      times.add(seconds);
    }
    return times;
  }

  private static Timed timed(MatchRequest request, Work work) throws SQLException {
    long start = System.nanoTime();
    List<MatchProposal> proposals = work.of(request);
    return new Timed((System.nanoTime() - start) / 1e9, proposals);
  }

  /** What the waterfall gives is what its user takes for certain. */
  private static List<MatchProposal> waterfall(MatchRequest request) {
    return proposals(request, Waterfall.match(request));
  }

  /** Number printed in the text, or the payer's account, with the amount: one join each. */
  private static List<MatchProposal> join(MatchRequest request) throws SQLException {
    Map<String, OpenItem> given = new HashMap<>();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      s.execute("CREATE TABLE item(n INTEGER PRIMARY KEY, ref TEXT, iban TEXT, amount INTEGER)");
      s.execute("CREATE TABLE line(l INTEGER, word TEXT, iban TEXT, amount INTEGER)");
      fill(c, request);
      s.execute("CREATE INDEX item_ref ON item(ref)");
      s.execute("CREATE INDEX item_iban ON item(iban, amount)");
      String sql =
          "SELECT l.l, min(i.n) FROM line l JOIN item i ON i.ref = l.word GROUP BY l.l UNION ALL"
              + " SELECT l.l, min(i.n) FROM line l JOIN item i ON i.iban = l.iban AND i.amount ="
              + " l.amount GROUP BY l.l";
      try (ResultSet r = s.executeQuery(sql)) {
        while (r.next()) {
          given.putIfAbsent(
              request.lines().get(r.getInt(1)).id(), request.items().get(r.getInt(2)));
        }
      }
    }
    return proposals(request, given);
  }

  private static void fill(Connection c, MatchRequest request) throws SQLException {
    try (PreparedStatement p = c.prepareStatement("INSERT INTO item VALUES (?, ?, ?, ?)")) {
      for (int n = 0; n < request.items().size(); n++) {
        OpenItem i = request.items().get(n);
        p.setInt(1, n);
        p.setString(2, i.number().replaceAll("[^A-Z0-9]", ""));
        p.setString(3, i.partnerIbans().stream().findFirst().orElse(null));
        p.setLong(4, i.residual().minor());
        p.executeUpdate();
      }
    }
    try (PreparedStatement p = c.prepareStatement("INSERT INTO line VALUES (?, ?, ?, ?)")) {
      for (int l = 0; l < request.lines().size(); l++) {
        MatchLine line = request.lines().get(l);
        for (String word : line.line().text().split("[ ,]+")) {
          p.setInt(1, l);
          p.setString(2, word.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT));
          p.setString(3, line.line().counterparty().iban().orElse(null));
          p.setLong(4, line.line().amount().minor());
          p.executeUpdate();
        }
      }
    }
  }

  private static List<MatchProposal> proposals(MatchRequest request, Map<String, OpenItem> given) {
    List<MatchProposal> proposals = new ArrayList<>();
    for (MatchLine l : request.lines()) {
      OpenItem item = given.get(l.id());
      proposals.add(
          new MatchProposal(
              l.id(),
              item == null ? Grade.NONE : Grade.SURE,
              0,
              item == null ? List.of() : List.of(new ItemShare(item.id(), item.residual())),
              List.of(new Evidence("RULE", "first hit", 0)),
              Optional.empty()));
    }
    return proposals;
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP)
            .mapToLong(p -> p.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }
}
