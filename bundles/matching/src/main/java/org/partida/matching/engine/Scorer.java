package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.partida.model.Money;
import org.partida.model.match.Evidence;
import org.partida.model.match.OpenItem;

/**
 * How much the facts of a line speak for a guess, in thousandths of a bit (Fellegi and Sunter: the
 * logarithm of how much likelier the agreement is if the guess is right than by chance; rare values
 * say more than common ones). Every term is kept as evidence, and the terms add up to the score.
 * Per line, one thread.
 */
final class Scorer {
  static final int DAYS_AHEAD = 3;

  private static final int SMALLEST_POPULATION = 1 << 14;
  private static final int UNKNOWN_REFERENCE = -3_000;
  private static final int NEAR = 1_000;
  private static final int UNDER = -3_000;
  private static final int OVER = -9_000;
  private static final int SPREAD = -4_000;
  private static final int PER_SEARCHED_ITEM = 500;
  private static final int NOT_THE_ONLY_SET = -2_000;
  private static final int PAID_BEFORE_ISSUED = -6_000;
  private static final int OLD = -1_000;

  private final LineFacts facts;
  private final ItemIndex index;
  private final DocumentHits hits;
  private final Identity identity;
  private final long population;

  Scorer(LineFacts facts, ItemIndex index, DocumentHits hits, Identity identity) {
    this.facts = facts;
    this.index = index;
    this.hits = hits;
    this.identity = identity;
    this.population = population(index);
  }

  /**
   * Few items must not make chance look large: a company's numbers are drawn from more than what is
   * open today.
   */
  static long population(ItemIndex index) {
    return Math.max(SMALLEST_POPULATION, index.size());
  }

  Hypothesis score(Hypothesis h) {
    return h.scored(evidence(h).stream().mapToInt(Evidence::weight).sum());
  }

  List<Evidence> evidence(Hypothesis h) {
    List<Evidence> terms = new ArrayList<>();
    documents(h, terms);
    terms.addAll(identity.of(partner(h)).terms());
    terms.add(amount(h));
    if (h.solutions() > 1) {
      terms.add(
          new Evidence(
              "SET", "other sets of open items add up to the same amount", NOT_THE_ONLY_SET));
    }
    dates(h, terms);
    terms.add(
        new Evidence(
            "PRIOR",
            "how likely any one of " + index.size() + " open items is before looking",
            -Bits.log2(population) / 2));
    return terms;
  }

  Partner partner(Hypothesis h) {
    return index.partnerOf(h.items()[0]);
  }

  /** Documents that the text calls by number, and that the guess does not pay. */
  List<String> unknownReferences(Hypothesis h) {
    return facts.mentions().stream()
        .filter(LineFacts.Mention::explicit)
        .filter(m -> !isNumberOf(m.number(), h))
        .map(LineFacts.Mention::text)
        .distinct()
        .toList();
  }

  private boolean isNumberOf(String number, Hypothesis h) {
    for (int i : h.items()) {
      if (index.number(i).parts().contains(number) || index.order(i).parts().contains(number)) {
        return true;
      }
    }
    return false;
  }

  private void documents(Hypothesis h, List<Evidence> terms) {
    List<Evidence> named = new ArrayList<>();
    for (int i : h.items()) {
      DocumentHits.Hit hit = hits.all().get(i);
      if (hit != null) {
        String kind = hit.kind().equals("NUMBER") ? "REFERENCE" : hit.kind();
        named.add(
            new Evidence(
                kind,
                "\"" + hit.text().trim() + "\" in the text names " + index.item(i).number(),
                hit.weight()));
      }
    }
    named.sort(Comparator.comparingInt((Evidence e) -> -e.weight()));
    for (int k = 0; k < named.size(); k++) {
      Evidence e = named.get(k);
      // numbers of one list are not independent of one another
      terms.add(k == 0 ? e : new Evidence(e.kind(), e.detail(), e.weight() / 2));
    }
    List<String> unknown = unknownReferences(h);
    if (!unknown.isEmpty()) {
      int weight = UNKNOWN_REFERENCE * Math.min(2, unknown.size());
      terms.add(
          new Evidence(
              "UNKNOWN_REFERENCE",
              "the text also names " + String.join(", ", unknown) + ", which this would not pay",
              weight));
    }
  }

  private Evidence amount(Hypothesis h) {
    int whole = Bits.log2(population) * 3 / 4;
    return switch (h.kind()) {
      case EXACT -> {
        int same = index.sameAmount(facts.amount(), facts.currency());
        String others = same > 1 ? ", as " + same + " items are" : "";
        yield new Evidence(
            "AMOUNT", "exactly what is open" + others, Bits.ratio(population, same) * 3 / 4);
      }
      case NAMED_SET ->
          new Evidence(
              "AMOUNT", "exactly the sum of the " + h.items().length + " documents named", whole);
      case FOUND_SET ->
          new Evidence(
              "AMOUNT",
              "exactly the sum of " + h.items().length + " open items",
              Math.max(0, whole - PER_SEARCHED_ITEM * searched(h)));
      case PARTIAL, OVER -> inexact(h);
      case OLDEST_FIRST ->
          new Evidence(
              "AMOUNT", "no set of open items adds up; the oldest are taken first", SPREAD);
    };
  }

  private int searched(Hypothesis h) {
    return Math.min(SetFinder.MOST_ITEMS, partner(h).items().size());
  }

  private Evidence inexact(Hypothesis h) {
    long open = 0;
    for (int i : h.items()) {
      open += index.flow(i);
    }
    long difference = Math.abs(open - facts.amount());
    boolean near = difference <= Math.abs(open) / 20;
    Money money = new Money(difference, facts.line().line().amount().currency());
    boolean under = h.kind() == Hypothesis.Kind.PARTIAL;
    return new Evidence(
        "AMOUNT",
        money + (under ? " less" : " more") + " than is open",
        near ? NEAR : under ? UNDER : OVER);
  }

  private void dates(Hypothesis h, List<Evidence> terms) {
    OpenItem newest = index.item(h.items()[h.items().length - 1]);
    OpenItem oldest = index.item(h.items()[0]);
    if (isAhead(h)) {
      terms.add(
          new Evidence(
              "DATE",
              newest.number() + " was issued on " + newest.issueDate() + ", after the payment",
              PAID_BEFORE_ISSUED));
    }
    if (oldest.issueDate().plusYears(1).isBefore(facts.date())) {
      terms.add(new Evidence("DATE", oldest.number() + " is more than a year old", OLD));
    }
  }

  /** Whether the money came before the document: items are ordered by date, so the last tells. */
  boolean isAhead(Hypothesis h) {
    return index
        .item(h.items()[h.items().length - 1])
        .issueDate()
        .isAfter(facts.date().plusDays(DAYS_AHEAD));
  }

  /** Whether every item is named by something that can carry a sure match. */
  boolean namesAll(Hypothesis h) {
    for (int i : h.items()) {
      DocumentHits.Hit hit = hits.all().get(i);
      if (hit == null || !hit.hard()) {
        return false;
      }
    }
    return true;
  }

  Identity.Who who(Hypothesis h) {
    return Objects.requireNonNull(identity.of(partner(h)));
  }
}
