package org.partida.matching.engine;

import java.math.BigInteger;

/** Accounts with right check digits. */
final class TestIban {
  private TestIban() {}

  static String of(int number) {
    String bban = "BTRL" + String.format("%016d", number);
    StringBuilder digits = new StringBuilder();
    for (char c : (bban + "RO00").toCharArray()) {
      digits.append(Character.digit(c, 36));
    }
    int check = 98 - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    return "RO" + String.format("%02d", check) + bban;
  }
}
