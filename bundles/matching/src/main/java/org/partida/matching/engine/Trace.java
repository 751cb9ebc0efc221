package org.partida.matching.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;

/**
 * What a line's proposal depends on, as hashes: what was looked up for it, and what ties it to
 * other lines. Two things with one hash make a line look affected that is not, never the reverse.
 * Immutable.
 */
public final class Trace {
  private final int[] keys;
  private final int[] links;

  private Trace(int[] keys, int[] links) {
    this.keys = keys;
    this.links = links;
  }

  /** Whether something was looked up that is among these. */
  public boolean looksAt(IntPredicate changed) {
    return any(keys, changed);
  }

  /** Whether it shares an item or an account with lines that have these links. */
  public boolean isTied(IntPredicate others) {
    return any(links, others);
  }

  /** Items that it may pay, its payer's account. */
  public int[] links() {
    return links.clone();
  }

  private static boolean any(int[] values, IntPredicate test) {
    for (int v : values) {
      if (test.test(v)) {
        return true;
      }
    }
    return false;
  }

  static int fold(long key) {
    return (int) (key ^ key >>> 32);
  }

  /** Collects hashes. One thread. */
  public static final class Maker {
    private int[] keys = new int[32];
    private int keyCount;
    private int[] links = new int[8];
    private int linkCount;

    /** Something was looked up. */
    void key(long key) {
      keys = keyCount == keys.length ? Arrays.copyOf(keys, keyCount * 2) : keys;
      keys[keyCount++] = fold(key);
    }

    /** Something that other lines may have too. */
    void link(long key) {
      links = linkCount == links.length ? Arrays.copyOf(links, linkCount * 2) : links;
      links[linkCount++] = fold(key);
    }

    /** Something of the caller's own that was looked up, by kind and name. */
    public Maker lookedUp(String kind, String name) {
      key(Text.key(kind.hashCode(), name));
      return this;
    }

    /** Something of the caller's own that other lines may have too, by kind and name. */
    public Maker tiedBy(String kind, String name) {
      link(Text.key(kind.hashCode(), name));
      return this;
    }

    LongConsumer keys() {
      return this::key;
    }

    public Trace made() {
      return new Trace(distinct(keys, keyCount), distinct(links, linkCount));
    }

    private static int[] distinct(int[] values, int count) {
      return Arrays.stream(values, 0, count).sorted().distinct().toArray();
    }
  }

  /** The hash under which a maker keeps such a name. */
  public static int hash(String kind, String name) {
    return fold(Text.key(kind.hashCode(), name));
  }
}
