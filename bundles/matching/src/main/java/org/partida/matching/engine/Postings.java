package org.partida.matching.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * From keys of 64 bits to numbers of items or partners: open addressing over flat arrays, since a
 * million items carry several million postings. Built by one thread, then only read.
 */
final class Postings {
  private static final int NONE = -1;

  private long[] keys = new long[1 << 10];
  private int[] heads = filled(1 << 10);
  private int[] counts = new int[1 << 10];
  private int used;
  private int[] values = new int[1 << 10];
  private int[] next = new int[1 << 10];
  private int size;

  /** Adds a value; the same value twice in a row under one key is kept once. */
  void add(long key, int value) {
    if ((used + 1) * 2 > keys.length) {
      grow();
    }
    int slot = slot(key);
    if (heads[slot] == NONE) {
      keys[slot] = key;
      used++;
    } else if (values[heads[slot]] == value) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      next = Arrays.copyOf(next, size * 2);
    }
    values[size] = value;
    next[size] = heads[slot];
    heads[slot] = size++;
    counts[slot]++;
  }

  int count(long key) {
    return counts[slot(key)];
  }

  void each(long key, IntConsumer action) {
    for (int i = heads[slot(key)]; i != NONE; i = next[i]) {
      action.accept(values[i]);
    }
  }

  boolean contains(long key, int value) {
    for (int i = heads[slot(key)]; i != NONE; i = next[i]) {
      if (values[i] == value) {
        return true;
      }
    }
    return false;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (heads[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    heads = filled(keys.length);
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }
}
