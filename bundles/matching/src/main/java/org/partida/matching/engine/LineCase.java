package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.partida.spi.match.MatchLine;

/** A line with its guesses, best first. Immutable. */
record LineCase(MatchLine line, List<Hypothesis> guesses) {
  private static final int MOST_GUESSES = 6;
  private static final int RARE_AMOUNT = 12;
  private static final int IDENTIFIED = 8_000;

  /** A twentieth of what is open. */
  private static final int NEAR = 20;

  private static final int MOST_NEAR = 2;

  /** Makes the guesses: what the line names, what has its amount, what its payer owes. */
  static LineCase of(Reading reading) {
    return of(reading, h -> {});
  }

  /**
   * The same.
   *
   * @param considered told of every guess, also of those that are not good enough
   */
  static LineCase of(Reading reading, Consumer<Hypothesis> considered) {
    LineFacts facts = reading.facts();
    ItemIndex index = reading.index();
    DocumentHits hits = reading.hits();
    Identity identity = reading.identity();
    Set<Hypothesis> found = new LinkedHashSet<>();
    hits.all().keySet().forEach(i -> single(i, facts, index, found));
    byAmount(reading, found);
    receipts(reading, found);
    Map<Integer, List<Integer>> named = hits.byPartner();
    Map<Integer, Partner> partners = new LinkedHashMap<>();
    identity.candidates().forEach(p -> partners.put(p.number(), p));
    named.keySet().forEach(n -> partners.putIfAbsent(n, index.partners().get(n)));
    Sets sets = new Sets(facts, index);
    // whoever names a document means that one, and not the payer's oldest
    boolean namesNone = hits.all().values().stream().noneMatch(DocumentHits.Hit::hard);
    for (Partner p : partners.values()) {
      boolean[] exact = {false};
      index.eachWithAmount(
          p,
          facts.amount(),
          facts.currency(),
          i -> {
            exact[0] = true;
            found.add(Hypothesis.of(i, facts.amount(), Hypothesis.Kind.EXACT));
          });
      Identity.Who who = identity.of(p);
      if (named.containsKey(p.number()) || who.weight() >= IDENTIFIED) {
        List<Hypothesis> several =
            sets.of(
                p, named.getOrDefault(p.number(), List.of()), exact[0], who.hard() && namesNone);
        found.addAll(several);
        if (!exact[0]
            && who.weight() >= IDENTIFIED
            && several.stream().noneMatch(Hypothesis::exact)) {
          near(p, reading, found);
        }
      }
    }
    found.forEach(considered);
    return new LineCase(facts.line(), best(found, reading.scorer()));
  }

  /** What a person entered for about this day, of about this amount. */
  private static void receipts(Reading reading, Set<Hypothesis> found) {
    if (reading.facts().line().source() != MatchLine.Source.BANK) {
      return;
    }
    reading
        .index()
        .eachReceipt(
            reading.facts().date(),
            Scorer.RECEIPT_DAYS,
            i -> {
              long open = Math.abs(reading.index().flow(i));
              if (open - difference(i, reading) * NEAR >= 0) {
                single(i, reading.facts(), reading.index(), found);
              }
            });
  }

  private static void single(int item, LineFacts facts, ItemIndex index, Set<Hypothesis> found) {
    long flow = index.flow(item);
    if (Long.signum(flow) != Long.signum(facts.amount())
        || !index.currency(item).equals(facts.currency())) {
      return;
    }
    if (flow == facts.amount()) {
      found.add(Hypothesis.of(item, flow, Hypothesis.Kind.EXACT));
    } else if (Math.abs(flow - facts.amount()) <= facts.tolerance()) {
      found.add(Hypothesis.of(item, flow, Hypothesis.Kind.WITHIN));
    } else if (Math.abs(flow) > Math.abs(facts.amount())) {
      found.add(Hypothesis.of(item, facts.amount(), Hypothesis.Kind.PARTIAL));
    } else {
      found.add(Hypothesis.of(item, flow, Hypothesis.Kind.OVER));
    }
  }

  /** What the payer owes of nearly this amount, or the one document that is owed. */
  private static void near(Partner partner, Reading reading, Set<Hypothesis> found) {
    LineFacts facts = reading.facts();
    int[] owed = reading.index().itemsOf(partner);
    List<Integer> near = new ArrayList<>();
    for (int i : owed) {
      long open = Math.abs(reading.index().flow(i));
      if (owed.length == 1 || open - difference(i, reading) * NEAR >= 0) {
        near.add(i);
      }
    }
    near.sort(Comparator.comparingLong((Integer i) -> difference(i, reading)));
    near.stream().limit(MOST_NEAR).forEach(i -> single(i, facts, reading.index(), found));
  }

  private static long difference(int item, Reading reading) {
    return Math.abs(reading.index().flow(item) - reading.facts().amount());
  }

  /** A rare amount may be anybody's; of a common one only what namesakes of the payer owe. */
  private static void byAmount(Reading reading, Set<Hypothesis> found) {
    LineFacts facts = reading.facts();
    ItemIndex index = reading.index();
    int same = index.sameAmount(facts.amount(), facts.currency());
    if (same == 0) {
      return;
    }
    if (same <= RARE_AMOUNT) {
      index.eachWithAmount(facts.amount(), facts.currency(), i -> found.add(exact(i, facts)));
      return;
    }
    reading
        .identity()
        .eachNamesake(
            p -> {
              Partner partner = index.partners().get(p);
              index.eachWithAmount(
                  partner,
                  facts.amount(),
                  facts.currency(),
                  i -> {
                    if (reading.identity().of(partner).weight() > 0) {
                      found.add(exact(i, facts));
                    }
                  });
            });
  }

  private static Hypothesis exact(int item, LineFacts facts) {
    return Hypothesis.of(item, facts.amount(), Hypothesis.Kind.EXACT);
  }

  private static List<Hypothesis> best(Set<Hypothesis> found, Scorer scorer) {
    List<Hypothesis> scored = new ArrayList<>();
    for (Hypothesis h : found) {
      Hypothesis s = scorer.score(h);
      if (s.score() > 0) {
        scored.add(s);
      }
    }
    // items are numbered by date and id, so equal scores have one order whatever the input's
    scored.sort(
        Comparator.comparingInt((Hypothesis h) -> -h.score())
            .thenComparing(Hypothesis::items, Arrays::compare));
    List<Hypothesis> best = new ArrayList<>();
    for (Hypothesis h : scored) {
      if (best.size() < MOST_GUESSES && best.stream().noneMatch(h::sameShares)) {
        best.add(h);
      }
    }
    return List.copyOf(best);
  }
}
