package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.ItemSide;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.MatchProposal.RunnerUp;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchRequest.Policy;

/** Turns a choice into a proposal: how sure, why, and what came next. Immutable and thread-safe. */
final class Grader {
  /** A sure match needs at least this score. */
  private static final int SURE_SCORE = 12_000;

  /** The same where account or fiscal code tell who pays: only what that one owes can be meant. */
  private static final int KNOWN_SCORE = 4_000;

  /** A sure match is at least this much better than the next. */
  private static final int SURE_MARGIN = 6_000;

  private static final int IDENTIFIED = 8_000;

  /** Documents of which all sets of up to six are tried. */
  private static final int FEW = 10;

  private static final int SMALL_SET = 3;

  private static final int SHORT_ROW = 5;

  /** So many documents have few enough short rows. */
  private static final int IN_A_ROW = 40;

  private final ItemIndex index;
  private final Policy policy;
  private final Claims claims;

  Grader(ItemIndex index, Policy policy, Claims claims) {
    this.index = index;
    this.policy = policy;
    this.claims = claims;
  }

  /** The proposal for a line that got something. */
  MatchProposal proposal(LineCase c, Hypothesis chosen, Scorer scorer) {
    List<Evidence> evidence = new ArrayList<>(scorer.evidence(chosen));
    Optional<Hypothesis> next = c.guesses().stream().filter(h -> !h.sameShares(chosen)).findFirst();
    List<String> rivals = claims.rivals(c, chosen, SURE_MARGIN);
    if (!rivals.isEmpty()) {
      evidence.add(
          new Evidence(
              "CONTESTED",
              "line " + String.join(", ", rivals) + " has as good a claim to the same item",
              0));
    }
    next.filter(n -> chosen.score() - n.score() < SURE_MARGIN)
        .ifPresent(n -> evidence.add(new Evidence("TIE", "nearly as good: " + names(n), 0)));
    boolean margin = next.map(n -> chosen.score() - n.score() >= SURE_MARGIN).orElse(true);
    int enough = scorer.who(chosen).hard() ? KNOWN_SCORE : SURE_SCORE;
    boolean sure = margin && rivals.isEmpty() && chosen.score() >= enough && proven(scorer, chosen);
    return new MatchProposal(
        c.line().id(),
        sure ? Grade.SURE : Grade.ATTENTION,
        chosen.score(),
        shares(chosen),
        evidence,
        next.map(n -> new RunnerUp(shares(n), n.score(), whyNot(c, scorer, chosen, n))));
  }

  /** The proposal for a line whose guesses all went to other lines. */
  MatchProposal taken(LineCase c) {
    Hypothesis best = c.guesses().get(0);
    String by = String.join(", ", claims.holders(c, best));
    Evidence why = new Evidence("CONTESTED", names(best) + " is already paid by line " + by, 0);
    return new MatchProposal(
        c.line().id(),
        Grade.NONE,
        0,
        List.of(),
        List.of(why),
        Optional.of(new RunnerUp(shares(best), best.score(), why.detail())));
  }

  /**
   * Two independent kinds of evidence, one of them an identifier unless the policy lets a unique
   * name do.
   */
  private boolean proven(Scorer scorer, Hypothesis h) {
    Identity.Who who = scorer.who(h);
    boolean named = scorer.namesAll(h);
    boolean exact =
        h.kind() == Hypothesis.Kind.EXACT
            || (h.kind() == Hypothesis.Kind.NAMED_SET && named && h.solutions() == 1);
    exact |= h.addedUp() && who.hard() && isOnlySet(scorer, h);
    boolean doubtful =
        who.conflict() || scorer.isAhead(h) || !scorer.unknownReferences(h).isEmpty();
    boolean identifier = named || who.hard();
    boolean byName = policy == Policy.BALANCED && who.sameNamed() && who.weight() >= IDENTIFIED;
    // the exact amount is the second kind of evidence
    return exact && !doubtful && (identifier || byName);
  }

  /**
   * Whether the sum can hardly be chance: no other set adds up, no credit note is in it, and either
   * the partner owes so few documents that all sets were tried, or some that follow one another, or
   * most are named.
   */
  private boolean isOnlySet(Scorer scorer, Hypothesis h) {
    int owed = index.countOf(scorer.partner(h));
    int count = h.items().length;
    boolean oneWay = true;
    for (long part : h.parts()) {
      oneWay &= Long.signum(part) == Long.signum(h.parts()[0]);
    }
    boolean tried = owed <= FEW && (count <= SMALL_SET || count == owed);
    boolean row = h.kind() == Hypothesis.Kind.RUN && count <= SHORT_ROW && owed <= IN_A_ROW;
    boolean named = scorer.named(h) > 0 && count - scorer.named(h) <= 1;
    return h.solutions() == 1 && oneWay && (tried || row || named);
  }

  private String whyNot(LineCase c, Scorer scorer, Hypothesis chosen, Hypothesis next) {
    List<String> holders = claims.holders(c, next);
    if (next.score() > chosen.score() && !holders.isEmpty()) {
      return "what it would pay goes to line " + String.join(", ", holders);
    }
    List<String> reasons = new ArrayList<>();
    if (!next.exact() && chosen.exact()) {
      reasons.add("its amount does not agree");
    }
    if (scorer.namesAll(chosen) && !scorer.namesAll(next)) {
      reasons.add("the text does not name it");
    }
    if (scorer.who(next).weight() < scorer.who(chosen).weight()) {
      reasons.add("less speaks for " + scorer.partner(next).name());
    }
    if (reasons.isEmpty()) {
      reasons.add(
          next.score() == chosen.score()
              ? "nothing tells them apart; the older was taken"
              : "less evidence");
    }
    return String.join("; ", reasons);
  }

  private String names(Hypothesis h) {
    List<String> names = new ArrayList<>();
    for (int i : h.items()) {
      names.add(index.item(i).number() + " of " + index.item(i).partnerName());
    }
    return String.join(" + ", names);
  }

  private List<ItemShare> shares(Hypothesis h) {
    List<ItemShare> shares = new ArrayList<>();
    for (int k = 0; k < h.items().length; k++) {
      OpenItem item = index.item(h.items()[k]);
      long part = item.side() == ItemSide.RECEIVABLE ? h.parts()[k] : -h.parts()[k];
      shares.add(new ItemShare(item.id(), new Money(part, item.residual().currency())));
    }
    return shares;
  }
}
