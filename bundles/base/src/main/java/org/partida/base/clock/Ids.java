package org.partida.base.clock;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Makes ids that sort by time and cannot be guessed: 48 bits of milliseconds, 80 random bits, in
 * hex. Thread-safe.
 */
public final class Ids {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Ids(Clock clock) {
    this.clock = clock;
  }

  /** A new id of 32 characters. */
  public String next() {
    byte[] b = new byte[16];
    random.nextBytes(b);
    long ms = clock.millis();
    for (int i = 0; i < 6; i++) {
      b[i] = (byte) (ms >>> (40 - 8 * i));
    }
    return HexFormat.of().formatHex(b);
  }
}
