package org.partida.api.match;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.Folded;
import org.partida.model.match.Grade;
import org.partida.model.statement.LineKind;

/**
 * Which lines to show; what is empty does not count. State, precision and error are three things.
 * Immutable.
 *
 * @param state where a line stands; without it all but deleted ones are shown
 * @param grade its precision
 * @param error whether an action on it failed
 * @param account IBAN, or name of the register, it moved on
 * @param kind kind of movement
 * @param flow money in (receivables) or out (payables)
 * @param partner part of the other side's name, or its IBAN or fiscal code
 * @param text part of the text
 * @param document part of a document number that the line or its evidence names, or an open item
 * @param from first booking date
 * @param to last booking date
 */
public record LineFilter(
    Optional<LineState> state,
    Optional<Grade> grade,
    Optional<Boolean> error,
    Optional<String> account,
    Optional<LineKind> kind,
    Optional<LineRule.Flow> flow,
    Optional<String> partner,
    Optional<String> text,
    Optional<String> document,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** All lines that are not deleted. */
  public static final LineFilter ALL = of(Optional.empty(), Optional.empty());

  /** By state and precision. */
  public static LineFilter of(Optional<LineState> state, Optional<Grade> grade) {
    return new LineFilter(
        state,
        grade,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether a line is one of them. */
  public boolean accepts(LineRecord l) {
    return state.map(s -> l.state() == s).orElse(l.state() != LineState.DELETED)
        && grade.map(g -> l.proposal().filter(p -> p.grade() == g).isPresent()).orElse(true)
        && error.map(e -> l.error().isPresent() == e).orElse(true)
        && account.map(a -> a.equals(l.account())).orElse(true)
        && kind.map(k -> k == l.line().kind()).orElse(true)
        && flow.map(f -> flows(f, l)).orElse(true)
        && partner.map(p -> partner(p, l)).orElse(true)
        && text.map(t -> Folded.has(l.line().text(), t)).orElse(true)
        && document.map(d -> document(d, l)).orElse(true)
        && from.map(d -> !l.line().bookingDate().isBefore(d)).orElse(true)
        && to.map(d -> !l.line().bookingDate().isAfter(d)).orElse(true);
  }

  private static boolean flows(LineRule.Flow f, LineRecord l) {
    return switch (f) {
      case IN -> l.line().amount().signum() > 0;
      case OUT -> l.line().amount().signum() < 0;
      case BOTH -> true;
    };
  }

  private static boolean partner(String p, LineRecord l) {
    return l.line().counterparty().name().filter(n -> Folded.has(n, p)).isPresent()
        || l.line().counterparty().iban().filter(p::equalsIgnoreCase).isPresent()
        || l.line().counterparty().taxId().filter(p::equalsIgnoreCase).isPresent();
  }

  private static boolean document(String d, LineRecord l) {
    return Folded.has(l.line().text(), d)
        || l.proposal()
            .filter(
                p ->
                    p.shares().stream().anyMatch(s -> s.item().equals(d))
                        || p.evidence().stream().anyMatch(e -> Folded.has(e.detail(), d)))
            .isPresent();
  }
}
