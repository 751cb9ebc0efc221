package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A partner with its open items. Built by one thread, then only read. */
final class Partner {
  private final int number;
  private final String name;
  private final List<String> words;
  private final Set<String> ibans = new LinkedHashSet<>();
  private final Set<String> taxKeys = new LinkedHashSet<>();
  private final List<Integer> items = new ArrayList<>();

  Partner(int number, String name, List<String> words) {
    this.number = number;
    this.name = name;
    this.words = List.copyOf(words);
  }

  int number() {
    return number;
  }

  String name() {
    return name;
  }

  List<String> words() {
    return words;
  }

  Set<String> ibans() {
    return ibans;
  }

  Set<String> taxKeys() {
    return taxKeys;
  }

  /** Oldest first. */
  List<Integer> items() {
    return items;
  }
}
