package org.partida.matching.engine;

import java.util.Arrays;

/**
 * A guess: these items are paid by this line with these parts. Immutable; the arrays are not
 * changed after it is made.
 *
 * @param items numbers of items, ascending
 * @param parts how much of the line each takes, with the sign of money
 * @param kind how the guess was come by
 * @param solutions how many sets of items would add up too; 1 = this alone
 * @param score in thousandths of a bit; 0 until scored
 * @param named whether the line names each item by something that can carry a sure match; false
 *     until scored
 */
@SuppressWarnings(
    "ArrayRecordComponent") // millions are made in a run; never compared, never changed
record Hypothesis(int[] items, long[] parts, Kind kind, int solutions, int score, boolean named) {
  /** How a guess was come by. */
  enum Kind {
    /** One item, paid to the cent. */
    EXACT,
    /** Several items that the line names, paid to the cent. */
    NAMED_SET,
    /** Several items found by adding up. */
    FOUND_SET,
    /** Several items that follow one another and add up. */
    RUN,
    /** All that is open, though more or less was paid, as the tolerance allows. */
    WITHIN,
    /** Less than is open. */
    PARTIAL,
    /** More than is open. */
    OVER,
    /** Oldest items first, because the partner is known and nothing else fits. */
    OLDEST_FIRST
  }

  static Hypothesis of(int item, long part, Kind kind) {
    return new Hypothesis(new int[] {item}, new long[] {part}, kind, 1, 0, false);
  }

  Hypothesis scored(int bits, boolean namesAll) {
    return new Hypothesis(items, parts, kind, solutions, bits, namesAll);
  }

  boolean exact() {
    return kind == Kind.EXACT || kind == Kind.NAMED_SET || addedUp();
  }

  /** Whether its items were found because they add up. */
  boolean addedUp() {
    return kind == Kind.FOUND_SET || kind == Kind.RUN;
  }

  boolean has(int item) {
    return Arrays.binarySearch(items, item) >= 0;
  }

  boolean sameShares(Hypothesis other) {
    return Arrays.equals(items, other.items) && Arrays.equals(parts, other.parts);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Hypothesis h
        && sameShares(h)
        && kind == h.kind
        && solutions == h.solutions
        && score == h.score;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(items) + Arrays.hashCode(parts);
  }

  @Override
  public String toString() {
    return kind + Arrays.toString(items) + Arrays.toString(parts) + " " + score;
  }
}
