package org.partida.matching.engine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers with check digits, and dates, which are no identifiers. Stateless. */
final class Identifiers {
  private static final Pattern IBAN_START =
      Pattern.compile("(?<![A-Z0-9])[A-Z]{2}\\d{2}[A-Z0-9]{11,}");
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:(\\d{1,2})[./-](\\d{1,2})[./-](20\\d{2}|\\d{2})|(20\\d{2})-(\\d{2})-(\\d{2})|(20\\d{2})(\\d{2})(\\d{2}))(?!\\d)");
  private static final int[] CUI_WEIGHTS = {7, 5, 3, 2, 1, 7, 5, 3, 2};
  private static final int RO_IBAN_LENGTH = 24;

  private Identifiers() {}

  /** Whether the check digits are right (ISO 13616, modulo 97). */
  static boolean isIban(String iban) {
    if (iban.length() < 15 || iban.length() > 34) {
      return false;
    }
    int rest = 0;
    for (int i = 0; i < iban.length(); i++) {
      int digit = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      if (digit < 0) {
        return false;
      }
      rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
    }
    return rest == 1;
  }

  /** All IBANs in folded text; text that runs on behind a Romanian one is cut off. */
  static List<String> ibans(String folded) {
    List<String> found = new ArrayList<>();
    Matcher m = IBAN_START.matcher(folded);
    while (m.find()) {
      String run = m.group();
      String cut =
          run.startsWith("RO") && run.length() > RO_IBAN_LENGTH
              ? run.substring(0, RO_IBAN_LENGTH)
              : run;
      if (isIban(cut)) {
        found.add(cut);
      }
    }
    return found;
  }

  /** Digits of a Romanian fiscal code (CUI), if its control digit is right. */
  static boolean isCui(String digits) {
    int n = digits.length();
    if (n < 2 || n > 10 || !digits.chars().allMatch(Character::isDigit)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < n - 1; i++) {
      sum += (digits.charAt(n - 2 - i) - '0') * CUI_WEIGHTS[CUI_WEIGHTS.length - 1 - i];
    }
    return sum * 10 % 11 % 10 == digits.charAt(n - 1) - '0';
  }

  /** A fiscal code without country and blanks, for comparison. */
  static String taxKey(String taxId) {
    String compact = Text.compact(taxId);
    return compact.matches("RO\\d+") ? Text.withoutZeros(compact.substring(2)) : compact;
  }

  /** The text with dates blanked out, so that their parts are not taken for numbers. */
  static String withoutDates(String folded) {
    Matcher m = DATE.matcher(folded);
    StringBuilder b = null;
    while (m.find()) {
      if (isDate(m)) {
        b = b == null ? new StringBuilder(folded) : b;
        for (int i = m.start(); i < m.end(); i++) {
          b.setCharAt(i, '\u0001');
        }
      }
    }
    return b == null ? folded : b.toString();
  }

  private static boolean isDate(Matcher m) {
    if (m.group(1) != null) {
      int year = Integer.parseInt(m.group(3));
      return valid(year < 100 ? 2000 + year : year, m.group(2), m.group(1));
    }
    int first = m.group(4) != null ? 4 : 7;
    return valid(Integer.parseInt(m.group(first)), m.group(first + 1), m.group(first + 2));
  }

  private static boolean valid(int year, String month, String day) {
    try {
      LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
