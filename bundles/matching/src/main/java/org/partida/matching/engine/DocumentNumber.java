package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A document number cut to pieces: {@code FX-001001}, {@code FX 1001} and {@code FX1001} are series
 * FX, number 1001. Immutable.
 *
 * @param full keys under which the whole number may be written, with and without a year
 * @param number the number alone, without leading zeros; empty if there is none
 * @param series the letters before it; empty if there are none
 * @param parts all numbers in it
 */
record DocumentNumber(List<Long> full, String number, String series, List<String> parts) {
  static final long FULL = 1;

  static DocumentNumber of(String text, int year, Vocabulary vocabulary) {
    List<Text.Token> tokens = new ArrayList<>();
    for (Text.Token t : Text.tokens(Text.fold(text))) {
      if (t.digits() || !vocabulary.noise().contains(t.word())) {
        tokens.add(t);
      }
    }
    String years = String.valueOf(year);
    List<Text.Token> withoutYear = new ArrayList<>(tokens);
    if (tokens.stream().filter(Text.Token::digits).count() > 1) {
      withoutYear.removeIf(t -> t.digits() && t.word().equals(years));
    }
    Set<Long> full = new LinkedHashSet<>();
    addFull(full, tokens);
    addFull(full, withoutYear);
    String number = "";
    String series = "";
    for (int i = 0; i < withoutYear.size(); i++) {
      Text.Token t = withoutYear.get(i);
      if (t.digits() && t.word().length() >= number.length()) {
        number = t.word();
        series = i > 0 && !withoutYear.get(i - 1).digits() ? withoutYear.get(i - 1).word() : series;
      }
    }
    List<String> parts = tokens.stream().filter(Text.Token::digits).map(Text.Token::word).toList();
    return new DocumentNumber(List.copyOf(full), number, series, parts);
  }

  /** A single number is no full reference: it may be anything. */
  private static void addFull(Set<Long> full, List<Text.Token> tokens) {
    if (tokens.size() > 1 && tokens.stream().anyMatch(Text.Token::digits)) {
      long key = FULL;
      for (Text.Token t : tokens) {
        key = Text.key(key, t.word());
      }
      full.add(key);
    }
  }
}
