package org.partida.matching.engine;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.partida.model.Money;
import org.partida.model.match.Evidence;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchLine;

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

  /** So near a person's receipt and the bank's line are as a rule. */
  static final int RECEIPT_DAYS = 2;

  /**
   * Of lines of a quarter, one in twenty falls on a day so near by chance; the line that tells of
   * the receipt does nine times in ten, mostly on the day itself or the next.
   */
  private static final int[] RECEIPT_NEAR = {4_000, 3_500, 3_000};

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
    return Population.of(index.size(), SMALLEST_POPULATION);
  }

  Hypothesis score(Hypothesis h) {
    Terms.Sum sum = new Terms.Sum();
    tell(h, sum);
    return h.scored(sum.sum(), namesAll(h));
  }

  List<Evidence> evidence(Hypothesis h) {
    Terms.Told told = new Terms.Told();
    tell(h, told);
    return told.all();
  }

  private void tell(Hypothesis h, Terms terms) {
    documents(h, terms);
    identity.told(partner(h), terms);
    amount(h, terms);
    if (h.solutions() > 1) {
      terms.add(
          "OTHER_SETS",
          NOT_THE_ONLY_SET,
          () -> "other sets of open items add up to the same amount");
    }
    dates(h, terms);
    terms.add("PRIOR", -Bits.log2(population) / 2, index::prior);
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
      if (index.bears(i, number)) {
        return true;
      }
    }
    return false;
  }

  private void documents(Hypothesis h, Terms terms) {
    int strongest = -1;
    for (int i : h.items()) {
      DocumentHits.Hit hit = hits.all().get(i);
      if (hit != null && (strongest < 0 || hit.weight() > hits.all().get(strongest).weight())) {
        strongest = i;
      }
    }
    for (int i : h.items()) {
      DocumentHits.Hit hit = hits.all().get(i);
      if (hit != null) {
        // numbers of one list are not independent of one another
        terms.add(
            hit.kind().equals("NUMBER") ? "REFERENCE" : hit.kind(),
            i == strongest ? hit.weight() : hit.weight() / 2,
            () -> "\"" + hit.text().trim() + "\" in the text names " + index.item(i).number());
      }
    }
    List<String> unknown = unknownReferences(h);
    if (!unknown.isEmpty()) {
      terms.add(
          "UNKNOWN_REFERENCE",
          UNKNOWN_REFERENCE * Math.min(2, unknown.size()),
          () -> "the text also names " + String.join(", ", unknown) + ", which this would not pay");
    }
  }

  private void amount(Hypothesis h, Terms terms) {
    int whole = Bits.log2(population) * 3 / 4;
    int count = h.items().length;
    switch (h.kind()) {
      case EXACT -> {
        int same = index.sameAmount(facts.amount(), facts.currency());
        terms.add(
            "AMOUNT",
            Bits.ratio(population, same) * 3 / 4,
            () -> "exactly what is open" + (same > 1 ? ", as " + same + " items are" : ""));
      }
      case NAMED_SET ->
          terms.add("AMOUNT", whole, () -> "exactly the sum of the " + count + " documents named");
      case FOUND_SET ->
          terms.add(
              "AMOUNT",
              Math.max(0, whole - searched(h)),
              () -> "exactly the sum of " + count + " open items");
      case RUN ->
          terms.add(
              "AMOUNT",
              Math.max(0, whole - Bits.log2(index.countOf(partner(h)))),
              () -> "exactly the sum of " + count + " documents that follow one another");
      case WITHIN ->
          terms.add(
              "AMOUNT",
              Math.max(NEAR, whole + UNDER),
              () -> difference(h) + " open, as the tolerance allows; all is paid");
      case PARTIAL, OVER -> inexact(h, terms);
      case OLDEST_FIRST ->
          terms.add(
              "AMOUNT", SPREAD, () -> "no set of open items adds up; the oldest are taken first");
    }
  }

  /** What it says against a sum that so many were tried. */
  private int searched(Hypothesis h) {
    int tried = Math.min(SetFinder.MOST_ITEMS, index.countOf(partner(h)));
    boolean onlyOneFound = named(h) > 0 && h.items().length - named(h) == 1;
    return onlyOneFound ? Bits.log2(tried) : PER_SEARCHED_ITEM * tried;
  }

  private String difference(Hypothesis h) {
    long open = 0;
    for (int i : h.items()) {
      open += index.flow(i);
    }
    long difference = Math.abs(facts.amount()) - Math.abs(open);
    Money money = new Money(Math.abs(difference), facts.line().line().amount().currency());
    return money + (difference < 0 ? " less" : " more") + " than is";
  }

  private void inexact(Hypothesis h, Terms terms) {
    long open = 0;
    for (int i : h.items()) {
      open += index.flow(i);
    }
    long difference = Math.abs(open - facts.amount());
    boolean near = difference <= Math.abs(open) / 20;
    boolean under = h.kind() == Hypothesis.Kind.PARTIAL;
    // of several that are near, the nearest
    int closer = under ? Bits.ratio(Math.abs(open) / 20, Math.max(1, difference)) / 2 : 0;
    terms.add(
        "AMOUNT",
        near ? NEAR + closer : under ? UNDER : OVER,
        () ->
            new Money(difference, facts.line().line().amount().currency())
                + (under ? " less" : " more")
                + " than is open");
  }

  private void dates(Hypothesis h, Terms terms) {
    OpenItem newest = index.item(h.items()[h.items().length - 1]);
    OpenItem oldest = index.item(h.items()[0]);
    if (facts.line().source() == MatchLine.Source.BANK
        && h.items().length == 1
        && index.isReceipt(h.items()[0])) {
      receipt(oldest, terms);
    }
    if (isAhead(h)) {
      terms.add(
          "DATE",
          PAID_BEFORE_ISSUED,
          () -> newest.number() + " was issued on " + newest.issueDate() + ", after the payment");
    }
    if (oldest.issueDate().plusYears(1).isBefore(facts.date())) {
      terms.add("DATE", OLD, () -> oldest.number() + " is more than a year old");
    }
  }

  private void receipt(OpenItem receipt, Terms terms) {
    long days = ChronoUnit.DAYS.between(receipt.issueDate(), facts.date());
    int apart = (int) Math.min(Integer.MAX_VALUE, Math.abs(days));
    if (apart <= RECEIPT_DAYS) {
      terms.add(
          "RECEIPT",
          RECEIPT_NEAR[apart],
          () ->
              "the receipt "
                  + receipt.number()
                  + " was entered for "
                  + receipt.issueDate()
                  + (apart == 0
                      ? ", the line's day"
                      : ", "
                          + apart
                          + (apart == 1 ? " day " : " days ")
                          + (days > 0 ? "before the line" : "after the line")));
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
    return named(h) == h.items().length;
  }

  /** How many items are named by something that can carry a sure match. */
  int named(Hypothesis h) {
    int named = 0;
    for (int i : h.items()) {
      DocumentHits.Hit hit = hits.all().get(i);
      named += hit != null && hit.hard() ? 1 : 0;
    }
    return named;
  }

  Identity.Who who(Hypothesis h) {
    return Objects.requireNonNull(identity.of(partner(h)));
  }
}
