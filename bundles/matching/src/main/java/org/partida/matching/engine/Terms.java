package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.partida.model.match.Evidence;

/**
 * Takes the terms of a score one by one. Most guesses are only weighed; the words are made for the
 * one that is shown.
 */
@FunctionalInterface
interface Terms {
  /**
   * @param weight in thousandths of a bit
   * @param words what it is, for a person
   */
  void add(String kind, int weight, Supplier<String> words);

  /** Adds up weights. One thread. */
  final class Sum implements Terms {
    private int sum;

    @Override
    public void add(String kind, int weight, Supplier<String> words) {
      sum += weight;
    }

    int sum() {
      return sum;
    }
  }

  /** Keeps them with their words. One thread. */
  final class Told implements Terms {
    private final List<Evidence> all = new ArrayList<>();

    @Override
    public void add(String kind, int weight, Supplier<String> words) {
      all.add(new Evidence(kind, words.get(), weight));
    }

    List<Evidence> all() {
      return all;
    }
  }
}
