package org.partida.sandbox.generate;

/**
 * Check digits of the Romanian tax code (CUI): weights 7 5 3 2 1 7 5 3 2 over the first nine digits
 * of the code padded to ten; the control digit is (sum * 10) mod 11, where ten counts as zero.
 */
public final class FiscalCode {
  private static final String WEIGHTS = "753217532";

  private FiscalCode() {}

  /** Appends the control digit to a code of 1 to 9 digits. */
  public static String withCheckDigit(String base) {
    if (!base.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not the stem of a CUI: " + base);
    }
    return base + control(base);
  }

  /** True if the digits (without the RO prefix) form a code with a right control digit. */
  public static boolean isValid(String digits) {
    if (!digits.matches("[1-9][0-9]{1,9}")) {
      return false;
    }
    int last = digits.length() - 1;
    return control(digits.substring(0, last)) == digits.charAt(last) - '0';
  }

  private static int control(String stem) {
    String nine = "0".repeat(9 - stem.length()) + stem;
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (nine.charAt(i) - '0') * (WEIGHTS.charAt(i) - '0');
    }
    return sum * 10 % 11 % 10;
  }
}
