package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A partner. Built by one thread, then only read.
 *
 * <p>Kept small: a big company has hundreds of thousands of them, most with one account and one
 * fiscal code or none.
 */
final class Partner {
  private final int number;
  private final String id;
  private final String name;
  private final List<String> words;
  private List<String> ibans = List.of();
  private List<String> taxKeys = List.of();
  private List<String> learned = List.of();
  private List<List<String>> aliases = List.of();

  Partner(int number, String id, String name, List<String> words) {
    this.number = number;
    this.id = id;
    this.name = name;
    this.words = List.copyOf(words);
  }

  int number() {
    return number;
  }

  /** As the items call it. */
  String id() {
    return id;
  }

  String name() {
    return name;
  }

  List<String> words() {
    return words;
  }

  /** Whether the word is the whole name without blanks, as some programs write it. */
  boolean isGlued(String word) {
    int length = 0;
    for (String w : words) {
      length += w.length();
    }
    return words.size() > 1 && length == word.length() && String.join("", words).equals(word);
  }

  List<String> ibans() {
    return ibans;
  }

  List<String> taxKeys() {
    return taxKeys;
  }

  /** Whether it was new. */
  boolean addIban(String iban) {
    List<String> more = with(ibans, iban);
    boolean isNew = more.size() > ibans.size();
    ibans = more;
    return isNew;
  }

  /** Whether it was new. */
  boolean addLearned(String iban) {
    boolean isNew = !learned.contains(iban) && addIban(iban);
    learned = isNew ? with(learned, iban) : learned;
    return isNew;
  }

  /** Whether the account is known from payments only. */
  boolean isLearned(String iban) {
    return learned.contains(iban);
  }

  /** Words of another name under which it pays. */
  void addAlias(List<String> otherWords) {
    List<List<String>> more = new ArrayList<>(aliases);
    more.add(List.copyOf(otherWords));
    aliases = List.copyOf(more);
  }

  List<List<String>> aliases() {
    return aliases;
  }

  /** Whether it was new. */
  boolean addTaxKey(String key) {
    List<String> more = with(taxKeys, key);
    boolean isNew = more.size() > taxKeys.size();
    taxKeys = more;
    return isNew;
  }

  private static List<String> with(List<String> all, String one) {
    if (all.contains(one)) {
      return all;
    }
    List<String> more = new ArrayList<>(all);
    more.add(one);
    return List.copyOf(more);
  }
}
