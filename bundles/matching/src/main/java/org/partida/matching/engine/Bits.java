package org.partida.matching.engine;

/**
 * Logarithms in thousandths of a bit, in whole numbers, so that a score is the same on every
 * machine. Stateless.
 */
final class Bits {
  private static final int FRACTION_BITS = 12;
  private static final int TABLE = 4096;
  private static final int[] SMALL = table();

  private Bits() {}

  /** log2(n) in thousandths, for n ≥ 1. */
  static int log2(long n) {
    return n < TABLE ? SMALL[(int) Math.max(1, n)] : compute(n);
  }

  /** log2(n/d) in thousandths, never below zero. */
  static int ratio(long n, long d) {
    return Math.max(0, log2(n) - log2(d));
  }

  private static int[] table() {
    int[] table = new int[TABLE];
    for (int n = 1; n < TABLE; n++) {
      table[n] = compute(n);
    }
    return table;
  }

  /** Whole part by the highest bit, fraction by squaring the mantissa again and again. */
  private static int compute(long n) {
    int whole = 63 - Long.numberOfLeadingZeros(n);
    long mantissa = whole >= 30 ? n >> (whole - 30) : n << (30 - whole);
    int fraction = 0;
    for (int i = 0; i < FRACTION_BITS; i++) {
      mantissa = (mantissa * mantissa) >> 30;
      fraction <<= 1;
      if (mantissa >= 2L << 30) {
        fraction |= 1;
        mantissa >>= 1;
      }
    }
    return whole * 1000 + (fraction * 1000 >> FRACTION_BITS);
  }
}
