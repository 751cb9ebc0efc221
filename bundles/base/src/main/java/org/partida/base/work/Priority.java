package org.partida.base.work;

/**
 * What comes first when not everything can be done at once. Rows of a better priority are leased
 * before all others; within one, companies take turns.
 */
public enum Priority {
  /** Somebody asked for it and waits. */
  NOW(0),
  /** It is lost if it is not done within days. */
  EXPIRING(10),
  /** What comes in from day to day. */
  FRESH(20),
  /** Old things that are fetched once, when a company is new. */
  BACKFILL(30);

  private final int rank;

  Priority(int rank) {
    this.rank = rank;
  }

  /** The number it is stored as; smaller is sooner. */
  public int rank() {
    return rank;
  }

  /** The priority of a stored number. */
  public static Priority ofRank(int rank) {
    for (Priority p : values()) {
      if (rank <= p.rank) {
        return p;
      }
    }
    return BACKFILL;
  }

  /** The sooner of both. */
  public Priority or(Priority other) {
    return rank <= other.rank ? this : other;
  }
}
