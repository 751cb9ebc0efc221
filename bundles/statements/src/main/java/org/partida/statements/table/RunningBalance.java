package org.partida.statements.table;

import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.statements.text.Amounts;

/**
 * Opening and closing balance out of a column of balances, which must fit the movements row by row
 * in one of the two directions: it proves completeness and tells the order of the file. Immutable.
 *
 * @param brokenLine the first line that does not fit, if any
 */
public record RunningBalance(Money opening, Money closing, Optional<Integer> brokenLine) {
  /** A row with its balance after the movement. */
  public record Entry(int line, Money amount, Money balance) {}

  /** The balances, if every row has one. */
  public static Optional<RunningBalance> of(List<Entry> entries, boolean newestFirstByDate) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> up = firstBreak(entries, false);
    Optional<Integer> down = firstBreak(entries, true);
    boolean newestFirst = up.isPresent() && (down.isEmpty() || newestFirstByDate);
    Entry first = entries.get(newestFirst ? entries.size() - 1 : 0);
    Entry last = entries.get(newestFirst ? 0 : entries.size() - 1);
    Money opening = Amounts.plus(first.balance(), first.amount().negate(), first.line());
    return Optional.of(new RunningBalance(opening, last.balance(), newestFirst ? down : up));
  }

  private static Optional<Integer> firstBreak(List<Entry> entries, boolean newestFirst) {
    for (int i = 1; i < entries.size(); i++) {
      Entry before = entries.get(newestFirst ? i : i - 1);
      Entry after = entries.get(newestFirst ? i - 1 : i);
      if (!Amounts.plus(before.balance(), after.amount(), after.line()).equals(after.balance())) {
        return Optional.of(entries.get(i).line());
      }
    }
    return Optional.empty();
  }
}
