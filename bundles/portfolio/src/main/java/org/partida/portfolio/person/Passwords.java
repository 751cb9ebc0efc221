package org.partida.portfolio.person;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes: Argon2id with salt (RFC 9106, at the cost that OWASP's Password Storage Cheat
 * Sheet names first); the text names algorithm and cost so that they can be raised. The PBKDF2 of
 * earlier versions is still understood. Thread-safe.
 */
final class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final String FORM =
      "argon2id$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

  /** A hash that no password has: unknown names cost the same time as wrong passwords. */
  static final String DECOY = FORM + "AAAAAAAAAAAAAAAAAAAAAA==$AAAA";

  /** Each takes 19 MB for some 50 ms: many at once must not use up the heap. */
  private static final Semaphore AT_ONCE = new Semaphore(4, true);

  private Passwords() {}

  static String hash(String password, SecureRandom random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    Base64.Encoder b64 = Base64.getEncoder();
    return FORM
        + b64.encodeToString(salt)
        + "$"
        + b64.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES, LANES));
  }

  static boolean matches(String password, String stored) {
    String[] p = stored.split("\\$", -1);
    byte[] salt = Base64.getDecoder().decode(p[2]);
    byte[] expected = Base64.getDecoder().decode(p[3]);
    byte[] actual =
        p[0].equals("argon2id")
            ? argon2(password, salt, cost(p[1], "m"), cost(p[1], "t"), cost(p[1], "p"))
            : pbkdf2(password, salt, Integer.parseInt(p[1]));
    return MessageDigest.isEqual(expected, actual);
  }

  /** Whether it is made in a way that is no longer used for new ones. */
  static boolean isOld(String stored) {
    return !stored.startsWith(FORM);
  }

  private static int cost(String all, String name) {
    for (String one : all.split(",", -1)) {
      if (one.startsWith(name + "=")) {
        return Integer.parseInt(one.substring(name.length() + 1));
      }
    }
    throw new IllegalStateException("a password hash without " + name);
  }

  private static byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .build());
    byte[] out = new byte[32];
    AT_ONCE.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
    } finally {
      AT_ONCE.release();
    }
    return out;
  }

  /** Until 2026-12; a hash is made anew at the next sign-in. */
  private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, 512);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has PBKDF2WithHmacSHA512", e);
    }
  }
}
