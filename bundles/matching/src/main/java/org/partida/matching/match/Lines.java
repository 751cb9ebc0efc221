package org.partida.matching.match;

import java.util.Optional;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
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
        l.error());
  }

  static LineRecord saved(LineRecord l, ExternalId voucher) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        LineState.SAVED,
        l.proposal(),
        Optional.of(voucher.value()),
        Optional.empty());
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
        Optional.of(problem));
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
        Optional.empty());
  }
}
