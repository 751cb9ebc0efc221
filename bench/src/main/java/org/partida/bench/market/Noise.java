package org.partida.bench.market;

import java.util.Locale;
import java.util.Random;

/** What payers, banks and keyboards do to a text. */
final class Noise {
  private static final int[] TEXTS = {35, 140, 140, 140, 140, 140, 140};
  private static final int[] NAMES = {12, 35, 35, 35, 70, 70, 70, 70, 70, 70, 70, 70};

  private final Random random;

  Noise(Random random) {
    this.random = random;
  }

  /** One of six ways to write a number. */
  String spell(String series, String digits) {
    return switch (random.nextInt(6)) {
      case 0 -> series + digits;
      case 1 -> series + "-" + digits;
      case 2 -> series + " nr " + digits;
      case 3 -> digits;
      case 4 -> series.toLowerCase(Locale.ROOT) + "00" + digits;
      default -> series + " " + digits;
    };
  }

  /** Three in a hundred have one digit wrong. */
  String digits(String digits) {
    if (random.nextInt(100) >= 3) {
      return digits;
    }
    int at = random.nextInt(digits.length());
    char wrong = (char) ('0' + (digits.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
    return digits.substring(0, at) + wrong + digits.substring(at + 1);
  }

  /** Words in another order, SC left out, a letter lost, cut as a bank does. */
  String name(String name, boolean person) {
    String result = name;
    if (person && random.nextInt(5) == 0) {
      String[] words = name.split(" ");
      result = words[1] + " " + words[0];
    }
    if (result.startsWith("SC ") && random.nextInt(3) == 0) {
      result = result.substring(3);
    }
    if (random.nextInt(100) < 4 && result.length() > 5) {
      int at = 1 + random.nextInt(result.length() - 2);
      result = result.substring(0, at) + result.substring(at + 1);
    }
    return cut(result, NAMES[random.nextInt(NAMES.length)]);
  }

  String text(String text) {
    return cut(text, TEXTS[random.nextInt(TEXTS.length)]);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most).trim() : text;
  }
}
