package org.partida.matching.engine;

import java.util.HashSet;
import java.util.List;

/** Whether two ways to write a name are one name. Stateless. */
public final class Names {
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  private Names() {}

  /** The same words in whatever order, legal forms and accents aside. */
  public static boolean alike(String a, String b) {
    List<String> one = NameKey.words(a, VOCABULARY);
    return !one.isEmpty() && new HashSet<>(one).equals(new HashSet<>(NameKey.words(b, VOCABULARY)));
  }
}
