package org.partida.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Check digits of fiscal codes by country, and the masking of personal ones. Pure and stateless.
 *
 * <p>Romania: a company's code (CUI, 2 to 10 digits) and a person's (CNP, or the NIF of a
 * foreigner, 13 digits) end in a check digit. A code of another country is looked at for its form
 * only. The remainder 10 is written as another digit (CUI 0, CNP 1), so a wrong digit that moves
 * the remainder from one of these two to the other goes unseen; every other single wrong digit is
 * found.
 *
 * <p>A CNP is personal data: what goes to a screen or a log goes through {@link #shown} or {@link
 * #maskedIn}.
 */
public final class TaxIds {
  /** What a buyer gives who gives no CNP (e-Factura to consumers, since 2025-01-01). */
  public static final String NONE_GIVEN = "0000000000000";

  private static final int[] CUI = {7, 5, 3, 2, 1, 7, 5, 3, 2};
  private static final int[] CNP = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?<![0-9A-Za-z])((?:RO)?[1-9]\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))\\d{6}(?![0-9A-Za-z])");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private TaxIds() {}

  /** In capitals, without blanks, dots, dashes and slashes. */
  public static String normalised(String text) {
    return text.replaceAll("[\\s\\u00A0./-]", "").toUpperCase(Locale.ROOT);
  }

  /**
   * A company's id as a person types it: bare digits are Romanian.
   *
   * @throws PartidaException if its form or check digit is wrong, with the reason and the fix
   */
  public static CompanyId company(String text) {
    String code = normalised(text);
    String id = code.matches("\\d+") ? "RO" + code : code;
    if (!id.matches("[A-Z]{2}[0-9A-Z]{2,16}")) {
      throw new PartidaException(
          new Problem(
              "tax-id.form",
              "\"" + maskedIn(text.strip()) + "\" is not a fiscal code",
              maskedIn(text.strip()),
              "write country and fiscal code, such as RO12345674, or a Romanian code's digits alone"));
    }
    return checked(new CompanyId(id));
  }

  /**
   * The same id, if its check digit is right.
   *
   * @throws PartidaException if it is not
   */
  public static CompanyId checked(CompanyId id) {
    problem(id)
        .ifPresent(
            p -> {
              throw new PartidaException(p);
            });
    return id;
  }

  /** What is wrong with a company's id; empty if nothing is, or if its country is not checked. */
  public static Optional<Problem> problem(CompanyId id) {
    return problem(id.country(), id.fiscalCode());
  }

  /**
   * What is wrong with a fiscal code, which may be written with its country before it. 13 zeros are
   * nobody's code and so are wrong here; ask {@link #isNoneGiven} first where they are allowed.
   */
  public static Optional<Problem> problem(String country, String code) {
    String bare = bare(country, code);
    if (!country.equals("RO")) {
      return bare.matches("[0-9A-Z]{2,16}") ? Optional.empty() : Optional.of(form(country, bare));
    }
    if (!bare.matches("\\d{2,10}|\\d{13}") || isNoneGiven(bare)) {
      return Optional.of(form(country, bare));
    }
    char right = bare.length() == 13 ? cnpDigit(bare) : cuiDigit(bare);
    char last = bare.charAt(bare.length() - 1);
    return last == right ? Optional.empty() : Optional.of(wrong(bare, right));
  }

  /** The code is Romanian, of a person (CNP or NIF), and its check digit is right. */
  public static boolean isPerson(String code) {
    String bare = bare("RO", code);
    return bare.matches("[1-9]\\d{12}") && bare.charAt(12) == cnpDigit(bare);
  }

  /** Whether the client is a natural person with a business (PFA), whose id must not be shown. */
  public static boolean isPerson(CompanyId id) {
    return id.country().equals("RO") && isPerson(id.fiscalCode());
  }

  /** The buyer gave no CNP. */
  public static boolean isNoneGiven(String code) {
    return NONE_GIVEN.equals(bare("RO", code));
  }

  /** An id for a screen or a log: a person's is masked, {@code RO1900101******}. */
  public static String shown(CompanyId id) {
    return shown(id.value());
  }

  /**
   * A code for a screen or a log: of 13 digits six are masked, whatever the check digit, for a
   * mistyped CNP is personal too.
   */
  public static String shown(String code) {
    String bare = bare("RO", code);
    boolean personal = bare.matches("[1-9]\\d{12}");
    return personal ? code.substring(0, code.length() - 6) + "******" : code;
  }

  /** A text for a screen or a log, with every CNP in it masked. */
  public static String maskedIn(String text) {
    return text.length() < 13 ? text : PERSONAL.matcher(text).replaceAll("$1******");
  }

  /** The code without its country: {@code RO 12.345.674} is {@code 12345674}. */
  public static String bare(String country, String code) {
    String all = normalised(code);
    return COUNTRY.matcher(country).matches() && all.startsWith(country)
        ? all.substring(country.length())
        : all;
  }

  private static char cuiDigit(String code) {
    String padded = "0".repeat(10 - code.length()) + code;
    int digit = sum(padded, CUI) * 10 % 11;
    return (char) ('0' + (digit == 10 ? 0 : digit));
  }

  private static char cnpDigit(String code) {
    int digit = sum(code, CNP) % 11;
    return (char) ('0' + (digit == 10 ? 1 : digit));
  }

  private static int sum(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (digits.charAt(i) - '0') * weights[i];
    }
    return sum;
  }

  private static Problem form(String country, String bare) {
    String code = shown(bare);
    return new Problem(
        "tax-id.form",
        "\"" + code + "\" is not a fiscal code of " + country,
        code,
        country.equals("RO")
            ? "a Romanian company's code has 2 to 10 digits, a person's 13"
            : "write the code without its country, in letters and digits");
  }

  private static Problem wrong(String bare, char right) {
    String code = shown(bare);
    boolean person = bare.length() == 13;
    return new Problem(
        "tax-id.check-digit",
        "the check digit of the fiscal code " + code + " is wrong: a digit is mistyped",
        code,
        person
            ? "compare it with the identity card"
            : "compare it with the certificate of registration; with the digits before it, the last one would be "
                + right);
  }
}
