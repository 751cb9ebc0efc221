package org.partida.portfolio.person;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hashes: PBKDF2-HMAC-SHA512, salted; the text names algorithm and cost so that they can
 * be raised.
 */
final class Passwords {
  private static final int ITERATIONS = 210_000;

  /** A hash that no password has: unknown names cost the same time as wrong passwords. */
  static final String DECOY = "pbkdf2-sha512$" + ITERATIONS + "$AAAAAAAAAAAAAAAAAAAAAA==$AAAA";

  private Passwords() {}

  static String hash(String password, SecureRandom random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    Base64.Encoder b64 = Base64.getEncoder();
    return "pbkdf2-sha512$"
        + ITERATIONS
        + "$"
        + b64.encodeToString(salt)
        + "$"
        + b64.encodeToString(derive(password, salt, ITERATIONS));
  }

  static boolean matches(String password, String stored) {
    String[] p = stored.split("\\$", -1);
    byte[] expected = Base64.getDecoder().decode(p[3]);
    byte[] actual = derive(password, Base64.getDecoder().decode(p[2]), Integer.parseInt(p[1]));
    return MessageDigest.isEqual(expected, actual);
  }

  /** Whether it is made in a way that is no longer used for new ones. */
  static boolean isOld(String stored) {
    return !stored.startsWith("pbkdf2-sha512$" + ITERATIONS + "$");
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, 512);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has PBKDF2WithHmacSHA512", e);
    }
  }
}
