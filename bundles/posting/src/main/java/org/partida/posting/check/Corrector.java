package org.partida.posting.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Correction;
import org.partida.posting.rules.Ids;
import org.partida.posting.service.Records;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.StornoStyle;

/**
 * Plans what an accepted difference does to each of the partner's papers. One acceptance, one
 * thread.
 */
final class Corrector {
  private final Comparison.Desk desk;
  private final PartnerDifference difference;
  private final PostingProfile believing;
  private final HostSession host;
  private final StornoStyle style;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A planner.
   *
   * @param believing the company once the difference is accepted
   * @param style how corrections are written
   */
  Corrector(
      Comparison.Desk desk,
      PartnerDifference difference,
      PostingProfile believing,
      HostSession host,
      StornoStyle style) {
    this.desk = desk;
    this.difference = difference;
    this.believing = believing;
    this.host = host;
    this.style = style;
  }

  /**
   * What is to be done with a paper.
   *
   * @param paper as it was looked at
   * @param correction the correcting entry
   * @param anew what the rules say now, where nothing is booked yet
   */
  record Plan(Paper paper, Optional<Voucher> correction, Optional<Proposal> anew) {}

  void look(Paper p) throws HostException {
    if (!difference.covers(p.document().issueDate())
        || p.abroad(difference.partner().substring(0, 2))
        || difference.kind() == Kind.CASH && !p.received()) {
      return;
    }
    boolean yes = difference.kind() == Kind.COUNTRY || difference.saysYes();
    Comparison c = Comparison.of(desk, p, difference.partner(), difference.kind(), yes);
    switch (c.verdict()) {
      case DIFFERS -> differs(p, c);
      case ANSWERS -> anew(p);
      case ASKS -> problems.add(Troubles.asks(p, c.now().questions().get(0).text()));
      case UNCLEAR -> problems.add(Troubles.unclear(p));
      case SAME -> {
        // nothing to correct
      }
    }
  }

  private void differs(Paper p, Comparison c) throws HostException {
    if (p.busy()) {
      throw Troubles.busy(p.document().id());
    }
    if (p.standing().stream().anyMatch(Records::isConflict)) {
      problems.add(Troubles.conflict(p));
    } else if (p.booked() && difference.kind() == Kind.CASH && p.paid().whole()) {
      // all of its VAT has become chargeable by now, so the register only tells
      problems.add(Troubles.paid(p));
    } else if (p.booked()) {
      plans.add(new Plan(p, Optional.of(correction(p, c)), Optional.empty()));
    } else {
      anew(p);
    }
  }

  private void anew(Paper p) {
    Proposal now = desk.rules().propose(desk.request(p, believing));
    plans.add(new Plan(p, Optional.empty(), Optional.of(now)));
  }

  private Voucher correction(Paper p, Comparison c) throws HostException {
    Voucher original = p.standing().get(0).voucher();
    LocalDate date = host.periods().firstOpenOnOrAfter(original.date()).orElse(original.date());
    String version = desk.rules().version();
    Correction.Order order =
        new Correction.Order(
            Ids.of(p.document().id(), Corrections.purpose(difference.kind()), version),
            date,
            style,
            Records.correctionRule(desk.rules().country(), version),
            because());
    if (difference.kind() != Kind.CASH || !p.paid().begun()) {
      return Correction.of(original, p.lines(), Comparison.lines(c.now()), c.at(), order);
    }
    if (difference.saysYes()) {
      // what is paid is chargeable either way: only the VAT of the rest waits from now on
      Voucher all = Correction.of(original, p.lines(), Comparison.lines(c.now()), c.at(), order);
      return Correction.part(all, p.paid().open().orElseThrow(), p.paid().booked().orElseThrow());
    }
    List<VoucherLine> stands = new ArrayList<>(p.lines());
    stands.addAll(p.paid().released());
    return Correction.of(original, stands, Comparison.lines(c.now()), c.at(), order);
  }

  private String because() {
    return "the register ("
        + difference.source()
        + ") has "
        + difference.partner()
        + " as "
        + difference.registry()
        + difference.from().map(d -> " since " + d).orElse("")
        + ", booked as "
        + difference.assumed();
  }

  List<Plan> plans() {
    return List.copyOf(plans);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
