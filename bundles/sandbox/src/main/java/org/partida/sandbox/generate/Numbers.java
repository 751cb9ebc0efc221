package org.partida.sandbox.generate;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives each seller's documents running numbers in that seller's own fashion. The seed shifts the
 * start, so that two seeds do not give one seller the same number twice.
 */
final class Numbers {
  private final Map<String, Integer> next = new HashMap<>();
  private final int start;

  Numbers(long seed) {
    this.start = 1 + (int) Math.floorMod(seed, 9000L) * 100;
  }

  String of(GenParty seller, int year) {
    int n = next.merge(seller.key(), start, (old, ignored) -> old + 1);
    String series = seller.key().substring(0, 3).toUpperCase(Locale.ROOT);
    return switch (Math.floorMod(seller.code().hashCode(), 4)) {
      case 0 -> series + "-" + year + "-" + padded(n, 6);
      case 1 -> series + padded(n, 7);
      case 2 -> series + " " + n;
      default -> n + "/" + series + "/" + year;
    };
  }

  private static String padded(int n, int width) {
    String digits = Integer.toString(n);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
