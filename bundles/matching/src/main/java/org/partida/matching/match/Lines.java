package org.partida.matching.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.LineBooking;
import org.partida.model.match.MatchProposal;

/** Lines with something changed. */
final class Lines {
  /**
   * Kind of evidence of what a person gave a line. It has no weight; the matcher once called a term
   * of its own so, with one.
   */
  static final String SET = "SET";

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

  /** What a person decides of a line in place of what was proposed. */
  static MatchProposal assigned(LineRecord l, Payment decided, String items) {
    Evidence why = new Evidence(LineBooking.By.PERSON.name(), items, 0);
    return given(l, decided, why);
  }

  private static MatchProposal given(LineRecord l, Payment decided, Evidence why) {
    List<Evidence> evidence = new ArrayList<>();
    if (!decided.shares().isEmpty() || why.kind().equals(SET)) {
      evidence.add(why);
    }
    decided.bookings().stream()
        .map(b -> new Evidence(b.by().name(), b.why(), 0))
        .forEach(evidence::add);
    return new MatchProposal(
        l.id(),
        Grade.ATTENTION,
        0,
        decided.shares(),
        evidence,
        Optional.empty(),
        decided.bookings());
  }

  /** The proposal if it is what was decided, else the decision. */
  private static MatchProposal proposal(LineRecord l, Payment decided) {
    return l.proposal()
        .filter(p -> p.shares().equals(decided.shares()) && p.bookings().equals(decided.bookings()))
        .orElseGet(() -> assigned(l, decided, "a person gave the items"));
  }

  /** A person gave it what it has, and nothing but a person changes it. */
  static boolean isSet(LineRecord l) {
    return l.state() == LineState.UNSAVED
        && l.proposal()
            .filter(MatchProposal::decides)
            .filter(
                p -> p.evidence().stream().anyMatch(e -> e.kind().equals(SET) && e.weight() == 0))
            .isPresent();
  }

  /** With items that a person gave it, without confirming. */
  static LineRecord set(LineRecord l, Payment decided, String who) {
    return with(l, l.state(), given(l, decided, new Evidence(SET, "set by " + who, 0)));
  }

  static LineRecord deleted(LineRecord l, String who, String reason) {
    String why = "deleted by " + who + ": " + reason;
    return with(l, LineState.DELETED, told(l, "DELETED", why));
  }

  static LineRecord restored(LineRecord l, String who) {
    return with(l, LineState.UNSAVED, told(l, "RESTORED", "brought back by " + who));
  }

  private static MatchProposal told(LineRecord l, String kind, String why) {
    return new MatchProposal(
        l.id(), Grade.NONE, 0, List.of(), List.of(new Evidence(kind, why, 0)), Optional.empty());
  }

  private static LineRecord with(LineRecord l, LineState state, MatchProposal p) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        state,
        Optional.of(p),
        Optional.empty(),
        Optional.empty(),
        l.repeats());
  }
}
