package org.partida.spi.match;

import java.util.List;
import java.util.Set;
import org.partida.model.match.OpenItem;

/**
 * A batch to match. Immutable.
 *
 * @param lines lines that nobody has confirmed yet
 * @param items open items of the company
 * @param ownIbans the company's own accounts, which identify nobody
 * @param policy how careful to be
 */
public record MatchRequest(
    List<MatchLine> lines, List<OpenItem> items, Set<String> ownIbans, Policy policy) {
  public MatchRequest {
    lines = List.copyOf(lines);
    items = List.copyOf(items);
    ownIbans = Set.copyOf(ownIbans);
  }

  /** How careful to be: {@code STRICT} calls nothing sure without a hard identifier. */
  public enum Policy {
    STRICT,
    BALANCED
  }
}
