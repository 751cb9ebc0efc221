package org.partida.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes: the identity under which the archive keeps them. Immutable.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  private static final int DIGITS = 64;

  public Sha256 {
    if (!isForm(hex)) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + hex);
    }
  }

  /** A loop: there is one for every row of a large file. */
  private static boolean isForm(String hex) {
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return hex.length() == DIGITS;
  }

  /** The digest of the bytes given. */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(digester().digest(bytes)));
  }

  /** The finished digest of a {@link #digester()}. */
  public static Sha256 finish(MessageDigest digester) {
    return new Sha256(HexFormat.of().formatHex(digester.digest()));
  }

  /** A fresh SHA-256 digester, for streams. */
  public static MessageDigest digester() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
