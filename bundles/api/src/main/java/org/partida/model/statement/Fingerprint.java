package org.partida.model.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the same movement again when another file repeats it.
 *
 * <p>Two movements that agree in account, booking date, amount, currency, bank reference and text
 * are told apart by their order: the n-th equal line of a file is number n. So true twins are kept,
 * and the same file read twice gives the same identities. The text is compared without accents
 * (banks write ş, ș or s), case and runs of blanks, because encodings differ between exports.
 * Stateless and thread-safe.
 */
public final class Fingerprint {
  private static final char SEPARATOR = '\u001f';
  private static final HexFormat HEX = HexFormat.of();

  private Fingerprint() {}

  /**
   * One identity per line, {@code hash#n}, in the order of the lines; all lines of one file and
   * account must be given together.
   */
  public static List<String> ofLines(String account, List<StatementLine> lines) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> result = new ArrayList<>(lines.size());
    MessageDigest sha256 = sha256();
    StringBuilder key = new StringBuilder();
    fold(account, key);
    int start = key.append(SEPARATOR).length();
    for (StatementLine line : lines) {
      key.setLength(start);
      String hash = hash(sha256, key, line);
      result.add(hash + "#" + seen.merge(hash, 1, Integer::sum));
    }
    return List.copyOf(result);
  }

  private static String hash(MessageDigest sha256, StringBuilder key, StatementLine line) {
    key.append(line.bookingDate())
        .append(SEPARATOR)
        .append(line.amount().minor())
        .append(SEPARATOR)
        .append(line.amount().currency().getCurrencyCode())
        .append(SEPARATOR)
        .append(line.bankRef().orElse(""))
        .append(SEPARATOR);
    fold(line.text(), key);
    byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);
    return HEX.formatHex(sha256.digest(bytes), 0, 16);
  }

  /** Appends the text without accents, in capitals, runs of blanks as one, none at the ends. */
  private static void fold(String text, StringBuilder to) {
    int start = to.length();
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        to.setLength(start);
        to.append(foldAny(text));
        return;
      }
      if (Character.isWhitespace(c)) {
        blank = to.length() > start;
      } else {
        if (blank) {
          to.append(' ');
          blank = false;
        }
        to.append(c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
      }
    }
  }

  private static String foldAny(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean blank = false;
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
      if (Character.isWhitespace(c) || c == '\u00a0') {
        blank = folded.length() > 0;
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        if (blank) {
          folded.append(' ');
          blank = false;
        }
        folded.append(c);
      }
    }
    return folded.toString().toUpperCase(Locale.ROOT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
