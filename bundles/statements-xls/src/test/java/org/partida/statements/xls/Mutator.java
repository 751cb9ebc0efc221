package org.partida.statements.xls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages files as transfers, spreadsheets and people do: bytes, lines and tokens changed, left
 * out, repeated, exchanged with those of other files. Seeded, so that a run can be repeated.
 */
final class Mutator {
  private static final String BYTES = ":;,.-+/\"'<>&{}[]()|\n\r\t\0\u0001?^~# 09AZaz=";
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "0,00",
          "1.234,50",
          "1,234.50",
          "1e9",
          "2,34567E+09",
          "-",
          "+5",
          "5-",
          "(5,00)",
          "999999999999999999",
          "92233720368547758,07",
          "99999999999999999999",
          "0,001",
          "NaN",
          "1.2.3",
          "\u2212" + "5,00",
          "5 000,00",
          "12 lei",
          "260230",
          "20260230",
          "30.02.2026",
          "13/13/2026",
          "2026-10-06",
          "00000000",
          "");
  private static final List<String> WORDS =
      List.of(
          ":61:",
          ":86:",
          ":20:",
          ":25:",
          ":60F:",
          ":62F:",
          ":62M:",
          ":60M:",
          ":28C:1/1",
          "\n-\n",
          "-}",
          "{1:F01",
          "{4:",
          "?20",
          "^32",
          "~33",
          "/EREF/",
          "<Ntry>",
          "</Ntry>",
          "<Amt Ccy=\"RON\">",
          "<TxDtls>",
          "<!DOCTYPE x>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "&amp;",
          "&#0;",
          "&x;",
          "<STMTTRN>",
          "</STMTTRN>",
          "<TRNAMT>",
          "<OFX>",
          "</OFX>",
          "<DTPOSTED>",
          "<MEMO>",
          "\"\"",
          ";;",
          "Total",
          "Sold",
          "RON",
          "EUR",
          "XXX",
          "C",
          "D",
          "RC",
          "RD");

  private final Random random;
  private final List<byte[]> others;

  Mutator(long seed, List<byte[]> others) {
    this.random = new Random(seed);
    this.others = others;
  }

  /** A file with one to five damages. */
  byte[] damage(byte[] original) {
    byte[] bytes = original;
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> bytes(bytes);
            case 1 -> lines(bytes);
            default -> tokens(bytes);
          };
      if (bytes.length == 0) {
        bytes = new byte[] {0};
      }
    }
    return bytes;
  }

  /** One to five bytes or runs of bytes, whatever they mean. */
  byte[] bytes(byte[] b) {
    int at = random.nextInt(b.length);
    int length = Math.min(b.length - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 40));
    return switch (random.nextInt(6)) {
      case 0 -> put(b, at, (byte) random.nextInt(256));
      case 1 -> put(b, at, (byte) BYTES.charAt(random.nextInt(BYTES.length())));
      case 2 -> put(b, at, (byte) (b[at] ^ (1 << random.nextInt(8))));
      case 3 -> random.nextInt(5) == 0 ? Arrays.copyOf(b, at) : replace(b, at, length, new byte[0]);
      case 4 -> replace(b, at, 0, Arrays.copyOfRange(b, at, at + length));
      default -> replace(b, at, 0, piece(length));
    };
  }

  private byte[] lines(byte[] b) {
    List<String> lines = new ArrayList<>(List.of(latin(b).split("(?<=\n)")));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, lines.get(random.nextInt(lines.size())));
      case 3 -> {
        String[] foreign = latin(others.get(random.nextInt(others.size()))).split("(?<=\n)");
        lines.add(at, foreign[random.nextInt(foreign.length)]);
      }
      default -> lines.set(at, lines.get(at).replace("\n", ""));
    }
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] tokens(byte[] b) {
    String text = latin(b);
    int at = random.nextInt(text.length());
    while (at > 0 && isWord(text.charAt(at - 1))) {
      at--;
    }
    int end = at;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    String other =
        switch (random.nextInt(5)) {
          case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
          case 1 -> WORDS.get(random.nextInt(WORDS.size()));
          case 2 -> word + word;
          case 3 -> "";
          default ->
              word.isEmpty()
                  ? "x"
                  : word.repeat(1 + random.nextInt(Math.min(300, 1 + 70_000 / word.length())));
        };
    return (text.substring(0, at) + other + text.substring(end))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A value for one cell of a table. */
  String cell(String was) {
    return switch (random.nextInt(4)) {
      case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 1 -> WORDS.get(random.nextInt(WORDS.size())).replaceAll("[\n\"]", "");
      case 2 -> was + was;
      default -> "";
    };
  }

  int next(int bound) {
    return random.nextInt(bound);
  }

  private byte[] piece(int length) {
    byte[] from = others.get(random.nextInt(others.size()));
    int at = random.nextInt(from.length);
    return Arrays.copyOfRange(from, at, Math.min(from.length, at + length));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == ',' || c == '-';
  }

  private static String latin(byte[] b) {
    return new String(b, StandardCharsets.ISO_8859_1);
  }

  private static byte[] put(byte[] b, int at, byte value) {
    byte[] copy = b.clone();
    copy[at] = value;
    return copy;
  }

  private static byte[] replace(byte[] b, int at, int length, byte[] with) {
    byte[] result = Arrays.copyOf(b, b.length - length + with.length);
    System.arraycopy(with, 0, result, at, with.length);
    System.arraycopy(b, at + length, result, at + with.length, b.length - at - length);
    return result;
  }
}
