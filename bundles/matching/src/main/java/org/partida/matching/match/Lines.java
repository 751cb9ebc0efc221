package org.partida.matching.match;

import java.util.List;
import java.util.Optional;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.LineBooking;
import org.partida.model.match.MatchProposal;

/** Lines with something changed. */
final class Lines {
  private Lines() {}

  static LineRecord proposed(LineRecord l, MatchProposal p) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        l.state(),
        Optional.of(p),
        l.voucher(),
        l.error(),
        l.repeats());
  }

  static LineRecord saved(LineRecord l, Payment decided, ExternalId voucher) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        LineState.SAVED,
        Optional.of(proposal(l, decided)),
        Optional.of(voucher.value()),
        Optional.empty(),
        l.repeats());
  }

  static LineRecord failed(LineRecord l, Problem problem) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        l.state(),
        l.proposal(),
        l.voucher(),
        Optional.of(problem),
        l.repeats());
  }

  static LineRecord reopened(LineRecord l) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        LineState.UNSAVED,
        l.proposal(),
        Optional.empty(),
        Optional.empty(),
        l.repeats());
  }

  /** What a person decided in place of what was proposed. */
  static MatchProposal booked(LineRecord l, LineBooking b) {
    return new MatchProposal(
        l.id(),
        Grade.ATTENTION,
        0,
        List.of(),
        List.of(new Evidence(b.by().name(), b.why(), 0)),
        Optional.empty(),
        Optional.of(b));
  }

  /** Items that a person gives a line in place of what was proposed. */
  static MatchProposal assigned(LineRecord l, List<ItemShare> shares, String why) {
    return new MatchProposal(
        l.id(),
        Grade.ATTENTION,
        0,
        shares,
        List.of(new Evidence(LineBooking.By.PERSON.name(), why, 0)),
        Optional.empty());
  }

  /** The proposal if it is what was decided, else the decision. */
  private static MatchProposal proposal(LineRecord l, Payment decided) {
    return l.proposal()
        .filter(
            p ->
                p.shares().equals(decided.shares())
                    && (!p.shares().isEmpty() || p.booking().equals(decided.booking())))
        .orElseGet(
            () ->
                decided
                    .booking()
                    .map(b -> booked(l, b))
                    .orElseGet(() -> assigned(l, decided.shares(), "a person gave the items")));
  }
}
