package org.partida.matching.line;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.matching.engine.Text;
import org.partida.model.statement.StatementLine;

/**
 * The words of a line, without accents and in capitals, to be compared. Immutable.
 *
 * @param text name and text, single blanks, a blank at both ends
 * @param name the other side's name in the same form
 * @param iban the other side's account, letters and digits only; empty if unknown
 */
record LineWords(String text, String name, String iban) {
  /** A habit is known by so many words. */
  private static final int HABIT_WORDS = 6;

  private static final int SHORTEST_WORD = 3;

  /** The column's width; some banks give words without blanks between them. */
  private static final int LONGEST_HABIT = 200;

  static LineWords of(StatementLine l) {
    String name = plain(l.counterparty().name().orElse(""));
    return new LineWords(
        plain(l.counterparty().name().orElse("") + " " + l.text()),
        name,
        l.counterparty().iban().map(Text::compact).orElse(""));
  }

  /** Whole words in this order. */
  boolean say(String words) {
    return text.contains(plain(words));
  }

  /** The name begins so. */
  boolean named(String beginning) {
    return name.startsWith(plain(beginning).stripTrailing());
  }

  /** Letters 5 to 8 of the IBAN: the bank in Romania. */
  String bank() {
    return iban.length() < 8 ? "" : iban.substring(4, 8);
  }

  /**
   * By what a decision is remembered: the way of the money, and the IBAN or else the first words
   * without numbers, which change from month to month.
   */
  Optional<String> habit(StatementLine l) {
    String way = l.amount().signum() > 0 ? "IN " : "OUT ";
    if (!iban.isEmpty()) {
      return Optional.of(way + iban);
    }
    List<String> words =
        Arrays.stream(text.trim().split(" "))
            .filter(w -> w.length() >= SHORTEST_WORD && w.chars().allMatch(Character::isLetter))
            .limit(HABIT_WORDS)
            .toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String key = way + String.join(" ", words);
    return Optional.of(key.substring(0, Math.min(key.length(), LONGEST_HABIT)));
  }

  private static String plain(String text) {
    return Arrays.stream(Text.fold(text).split("[^A-Z0-9]+"))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.joining(" ", " ", " "));
  }
}
