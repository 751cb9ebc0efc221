package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A line with its guesses, best first. Immutable. */
record LineCase(LineFacts facts, Scorer scorer, DocumentHits hits, List<Hypothesis> guesses) {
  private static final int MOST_GUESSES = 6;
  private static final int RARE_AMOUNT = 12;
  private static final int COMMON_AMOUNT = 2000;
  private static final int IDENTIFIED = 8_000;

  /** Makes the guesses: what the line names, what has its amount, what its payer owes. */
  static LineCase of(LineFacts facts, ItemIndex index) {
    DocumentHits hits = new DocumentHits(facts, index, Scorer.population(index));
    Identity identity = new Identity(facts, index);
    Scorer scorer = new Scorer(facts, index, hits, identity);
    Set<Hypothesis> found = new LinkedHashSet<>();
    hits.all().keySet().forEach(i -> single(i, facts, index, found));
    byAmount(facts, index, identity, found);
    Map<Integer, List<Integer>> named = hits.byPartner();
    Map<Integer, Partner> partners = new LinkedHashMap<>();
    identity.candidates().forEach(p -> partners.put(p.number(), p));
    named.keySet().forEach(n -> partners.putIfAbsent(n, index.partner(n)));
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
        found.addAll(
            sets.of(
                p, named.getOrDefault(p.number(), List.of()), exact[0], who.hard() && namesNone));
      }
    }
    return new LineCase(facts, scorer, hits, best(found, scorer));
  }

  private static void single(int item, LineFacts facts, ItemIndex index, Set<Hypothesis> found) {
    long flow = index.flow(item);
    if (Long.signum(flow) != Long.signum(facts.amount())
        || !index.currency(item).equals(facts.currency())) {
      return;
    }
    if (flow == facts.amount()) {
      found.add(Hypothesis.of(item, flow, Hypothesis.Kind.EXACT));
    } else if (Math.abs(flow) > Math.abs(facts.amount())) {
      found.add(Hypothesis.of(item, facts.amount(), Hypothesis.Kind.PARTIAL));
    } else {
      found.add(Hypothesis.of(item, flow, Hypothesis.Kind.OVER));
    }
  }

  private static void byAmount(
      LineFacts facts, ItemIndex index, Identity identity, Set<Hypothesis> found) {
    int same = index.sameAmount(facts.amount(), facts.currency());
    if (same == 0 || same > COMMON_AMOUNT) {
      return;
    }
    index.eachWithAmount(
        facts.amount(),
        facts.currency(),
        i -> {
          if (same <= RARE_AMOUNT
              || (identity.mayBe(index.partnerOf(i))
                  && identity.of(index.partnerOf(i)).weight() > 0)) {
            found.add(Hypothesis.of(i, facts.amount(), Hypothesis.Kind.EXACT));
          }
        });
  }

  private static List<Hypothesis> best(Set<Hypothesis> found, Scorer scorer) {
    List<Hypothesis> scored = new ArrayList<>();
    found.forEach(h -> scored.add(scorer.score(h)));
    // items are numbered by date and id, so equal scores have one order whatever the input's
    scored.sort(
        Comparator.comparingInt((Hypothesis h) -> -h.score())
            .thenComparing(Hypothesis::items, Arrays::compare));
    List<Hypothesis> best = new ArrayList<>();
    for (Hypothesis h : scored) {
      if (h.score() > 0 && best.size() < MOST_GUESSES && best.stream().noneMatch(h::sameShares)) {
        best.add(h);
      }
    }
    return List.copyOf(best);
  }
}
