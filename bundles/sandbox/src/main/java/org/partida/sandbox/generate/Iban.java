package org.partida.sandbox.generate;

import java.math.BigInteger;

/** IBANs with right check digits (ISO 13616, mod 97). */
public final class Iban {
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private Iban() {}

  /** Builds the IBAN of a country and its national account number (BBAN). */
  public static String of(String country, String bban) {
    int rest = mod97(bban + country + "00");
    int check = 98 - rest;
    return country + (check < 10 ? "0" : "") + check + bban;
  }

  /** A Romanian IBAN: four letters of the bank, then the account padded to sixteen characters. */
  public static String romanian(String bank, String account) {
    return of("RO", bank + "0".repeat(16 - account.length()) + account);
  }

  /** True if the check digits are right. */
  public static boolean isValid(String iban) {
    return iban.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
        && mod97(iban.substring(4) + iban.substring(0, 4)) == 1;
  }

  private static int mod97(String text) {
    StringBuilder digits = new StringBuilder(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      digits.append(Character.digit(text.charAt(i), 36));
    }
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
  }
}
