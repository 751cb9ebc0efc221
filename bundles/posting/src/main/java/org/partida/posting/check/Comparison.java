package org.partida.posting.check;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Correction;
import org.partida.posting.service.Proposer;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;

/**
 * What stands booked beside what the rules would say if the register is believed. Where it does not
 * matter to the rules nothing differs; where what stands is neither what they say with the register
 * nor without it, something else changed since, and that is not this difference's to correct.
 * Immutable.
 *
 * @param verdict how the two compare
 * @param now what the rules say, believing the register
 * @param at where they say something else than without it
 */
record Comparison(Verdict verdict, Proposal now, Set<Correction.Key> at) {
  private static final Proposal NOTHING = new Proposal(List.of(), List.of(), List.of());

  enum Verdict {
    /** What stands is right, or it makes no difference. */
    SAME,
    /** What stands is what the rules say without the register. */
    DIFFERS,
    /** Nothing stands, and the register answers what the rules asked. */
    ANSWERS,
    /** Something stands, and with the register the rules would ask instead. */
    ASKS,
    /** What stands was made by other rules or settings than there are now. */
    UNCLEAR
  }

  /** The rules with everything that they need. */
  record Desk(PostingRules rules, PostingProfile profile, Clock clock) {
    Proposal propose(Paper p, String partner, Kind kind, boolean yes) {
      return rules.propose(
          request(p, Belief.on(profile, partner, p.document().issueDate(), kind, yes)));
    }

    InvoicePosting request(Paper p, PostingProfile believing) {
      return Proposer.request(
          p.document(),
          p.invoice(),
          believing.withAllocation(believing.allocation().pinned(p.document().id(), p.allocated())),
          clock);
    }
  }

  /**
   * Compares.
   *
   * @param yes the register's word
   */
  static Comparison of(Desk desk, Paper p, String partner, Kind kind, boolean yes) {
    if (p.standing().isEmpty() && p.questions().isEmpty()) {
      return new Comparison(Verdict.SAME, NOTHING, Set.of());
    }
    Proposal now = desk.propose(p, partner, kind, yes);
    if (p.standing().isEmpty()) {
      boolean answers = answers(desk, p, now);
      return new Comparison(answers ? Verdict.ANSWERS : Verdict.SAME, now, Set.of());
    }
    Proposal otherwise = desk.propose(p, partner, kind, !yes);
    if (!now.questions().isEmpty()) {
      Verdict v = otherwise.questions().isEmpty() ? Verdict.ASKS : Verdict.UNCLEAR;
      return new Comparison(v, now, Set.of());
    }
    if (!otherwise.questions().isEmpty()) {
      boolean same = Correction.differing(p.lines(), lines(now)).isEmpty();
      return new Comparison(same ? Verdict.SAME : Verdict.UNCLEAR, now, Set.of());
    }
    Set<Correction.Key> at = Correction.differing(lines(now), lines(otherwise));
    return new Comparison(verdict(p.lines(), lines(now), lines(otherwise), at), now, at);
  }

  private static Verdict verdict(
      List<VoucherLine> standing,
      List<VoucherLine> now,
      List<VoucherLine> otherwise,
      Set<Correction.Key> at) {
    if (Correction.agree(standing, now, at)) {
      return Verdict.SAME;
    }
    return Correction.agree(standing, otherwise, at) ? Verdict.DIFFERS : Verdict.UNCLEAR;
  }

  private static boolean answers(Desk desk, Paper p, Proposal now) {
    List<String> left = now.questions().stream().map(Question::key).toList();
    return desk.rules().propose(desk.request(p, desk.profile())).questions().stream()
        .anyMatch(q -> !left.contains(q.key()));
  }

  static List<VoucherLine> lines(Proposal p) {
    return p.vouchers().stream().flatMap(v -> v.lines().stream()).toList();
  }
}
