package org.partida.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.bench.market.Dialect;
import org.partida.bench.market.Market;
import org.partida.bench.market.RoundTrip;
import org.partida.bench.market.Scores;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.spi.match.MatchRequest;

/**
 * The market's payments written into files of each dialect, read by the product's readers, and
 * matched: what readers lose counts. Beside each stand the same lines without a file.
 */
final class MatchFiles {
  private static final long SEED = 7;

  private MatchFiles() {}

  static List<Row> measure() throws IOException {
    int items = Integer.getInteger("partida.bench.items", 1_000_000);
    int lines = Integer.getInteger("partida.bench.lines", 100_000);
    Market market = new Market(SEED, items, lines);
    Map<Dialect.Carries, RoundTrip> trips = new EnumMap<>(Dialect.Carries.class);
    Map<Dialect.Carries, Scores> direct = new EnumMap<>(Dialect.Carries.class);
    System.out.printf(Locale.ROOT, "match-files: %d items, %d lines%n", items, lines);
    System.out.println(
        "| file | lines read | names, accounts, fiscal codes, texts, identifiers that came back whole | sure | right of it | sure of hard | found |");
    System.out.println("|---|---|---|---|---|---|---|");
    List<Row> rows = new ArrayList<>();
    for (Dialect d : Dialect.all()) {
      RoundTrip trip = trips.computeIfAbsent(d.carries(), c -> new RoundTrip(market, c));
      Scores without = direct.get(d.carries());
      if (without == null) {
        without = scores(trip, trip.direct());
        direct.put(d.carries(), without);
        System.out.printf(
            Locale.ROOT,
            "| *no file, %s* | %d | | %s |%n",
            d.carries().name().toLowerCase(Locale.ROOT),
            trip.facts().size(),
            without.row());
      }
      RoundTrip.Found found = trip.through(d);
      found.problem().ifPresent(p -> System.out.println("match-files: " + d.name() + ": " + p));
      Scores through = scores(trip, found.request());
      RoundTrip.Kept k = found.kept();
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %s, %s, %s, %s, %s | %s |%n",
          d.name(),
          k.lines(),
          k.names(),
          k.accounts(),
          k.taxIds(),
          k.texts(),
          k.identifiers(),
          through.row());
      rows.add(
          new Row(
              "found through " + d.name(),
              "the same lines without a file",
              "%",
              List.of(100 * without.recall()),
              List.of(100 * through.recall()),
              Row.Aim.NONE));
    }
    return rows;
  }

  /** A line that the file lost is one that nothing was said of. */
  private static Scores scores(RoundTrip trip, MatchRequest request) {
    MatchProposal[] all = new MatchProposal[trip.facts().size()];
    Arrays.setAll(
        all,
        l ->
            new MatchProposal(
                String.valueOf(l), Grade.NONE, 0, List.of(), List.of(), Optional.empty()));
    for (MatchProposal p : new EvidenceMatcher().match(request)) {
      all[Integer.parseInt(p.line())] = p;
    }
    return Scores.of(trip.facts(), Arrays.asList(all));
  }
}
