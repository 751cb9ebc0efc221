package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words of a name that tell people and firms apart. Stateless. */
final class NameKey {
  private NameKey() {}

  /**
   * Words of three letters and more, without legal forms, each once; shorter ones and numbers only
   * if nothing else is there.
   */
  static List<String> words(String name, Vocabulary vocabulary) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> rest = new LinkedHashSet<>();
    // S.R.L. is cut to single letters, which the legal forms contain too
    for (Text.Token token : Text.tokens(Text.fold(name))) {
      String w = token.word();
      if (vocabulary.legal().contains(w) || vocabulary.common().contains(w)) {
        continue;
      }
      (w.length() >= 3 && !token.digits() ? words : rest).add(w);
    }
    return new ArrayList<>(words.isEmpty() ? rest : words);
  }

  /** How well two words agree, in thousandths: equal, one letter apart, or one cut short. */
  static int agreement(String a, String b, boolean mayBeCut) {
    if (a.equals(b)) {
      return 1000;
    }
    if (a.length() >= 5 && b.length() >= 5 && oneApart(a, b)) {
      return 700;
    }
    boolean cut = mayBeCut && a.length() >= 3 && a.length() < b.length() && b.startsWith(a);
    return cut ? 700 : 0;
  }

  /** One letter changed, missing, added, or two neighbours swapped. */
  private static boolean oneApart(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    String x = a.substring(i);
    String y = b.substring(i);
    if (x.length() == y.length()) {
      boolean swapped =
          x.length() >= 2
              && x.charAt(0) == y.charAt(1)
              && x.charAt(1) == y.charAt(0)
              && x.substring(2).equals(y.substring(2));
      return swapped || x.substring(1).equals(y.substring(1));
    }
    return x.length() > y.length() ? x.substring(1).equals(y) : y.substring(1).equals(x);
  }
}
