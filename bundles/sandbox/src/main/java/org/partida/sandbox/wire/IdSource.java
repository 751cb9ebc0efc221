package org.partida.sandbox.wire;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.generate.Payload;

/**
 * Codes, token ids and the like: a digest of a seed, a purpose and a counter. With the seed set two
 * runs give the same; without it the seed is made at random once. Safe for use by several threads.
 */
public final class IdSource {
  private static final String KEY = "ids.made";
  private final SandboxBooks books;
  private final SandboxSettings settings;

  public IdSource(SandboxBooks books, SandboxSettings settings) {
    this.books = books;
    this.settings = settings;
  }

  private String seed() {
    String set = settings.text("ids.seed");
    if (!set.isEmpty()) {
      return set;
    }
    Optional<String> made = books.get(KEY);
    if (made.isPresent()) {
      return made.get();
    }
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    books.put(KEY, HexFormat.of().formatHex(bytes));
    return books.get(KEY).orElseThrow();
  }

  /** The next 64 hex digits for a purpose. */
  public String hex(String purpose) {
    long number = books.take("counter.ids." + purpose, 1, 1);
    return Payload.utf8(seed() + "|" + purpose + "|" + number).sha256();
  }

  /** The next id in the form of a UUID. */
  public String uuid(String purpose) {
    String hex = hex(purpose);
    return hex.substring(0, 8)
        + "-"
        + hex.substring(8, 12)
        + "-4"
        + hex.substring(13, 16)
        + "-a"
        + hex.substring(17, 20)
        + "-"
        + hex.substring(20, 32);
  }

  /** The next number of eighteen digits. */
  public long digits(String purpose) {
    long raw = Long.parseUnsignedLong(hex(purpose).substring(0, 15), 16);
    return 100_000_000_000_000_000L + raw % 900_000_000_000_000_000L;
  }
}
