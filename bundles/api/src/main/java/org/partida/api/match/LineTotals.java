package org.partida.api.match;

import java.util.List;
import java.util.Map;
import org.partida.api.statement.LineState;
import org.partida.model.Money;
import org.partida.model.match.Grade;

/**
 * How many lines a filter shows and what they move. Immutable.
 *
 * @param lines how many
 * @param states by state
 * @param grades by precision; lines that were not matched yet have none
 * @param errors how many have an action that failed
 * @param in money in, a sum per currency
 * @param out money out, a negative sum per currency
 */
public record LineTotals(
    int lines,
    Map<LineState, Integer> states,
    Map<Grade, Integer> grades,
    int errors,
    List<Money> in,
    List<Money> out) {
  public LineTotals {
    states = Map.copyOf(states);
    grades = Map.copyOf(grades);
    in = List.copyOf(in);
    out = List.copyOf(out);
  }
}
