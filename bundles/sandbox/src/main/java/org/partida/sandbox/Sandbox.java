package org.partida.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.control.Control;
import org.partida.sandbox.seal.SealKeys;
import org.partida.sandbox.wire.AnafWire;

/**
 * The whole simulator without OSGi and without servlets: tests make one from books in memory, the
 * bundle from books in the database. Safe for use by several threads.
 */
public final class Sandbox {
  /** The application that is registered from the start. */
  public static final String CLIENT = "partida-sandbox";

  private final SandboxClock clock;
  private final SandboxSettings settings;
  private final SealKeys keys;
  private final AnafWire wire;
  private final Seeder seeder;
  private final String secret;
  private final Control control;

  public Sandbox(SandboxBooks books, Clock real) {
    this.clock = new SandboxClock(real, books);
    this.settings = new SandboxSettings(books);
    this.keys = SealKeys.of(books, real.instant());
    this.wire = new AnafWire(books, clock, settings, keys);
    this.seeder = new Seeder(books, clock);
    this.secret = secret(books);
    this.control = new Control(this, books);
  }

  /** The default application's secret is made once; it protects nothing but the simulator. */
  private static String secret(SandboxBooks books) {
    Optional<String> known = books.get("client." + CLIENT);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    String fresh = HexFormat.of().formatHex(bytes);
    books.put("client." + CLIENT, fresh);
    return fresh;
  }

  /** The authority's clock. */
  public SandboxClock clock() {
    return clock;
  }

  /** The knobs. */
  public SandboxSettings settings() {
    return settings;
  }

  /** The keys of the seal. */
  public SealKeys keys() {
    return keys;
  }

  /** The authority. */
  public AnafWire wire() {
    return wire;
  }

  /** Fills mailboxes. */
  public Seeder seeder() {
    return seeder;
  }

  /** Secret of {@link #CLIENT}. */
  public String clientSecret() {
    return secret;
  }

  /** The control: commands in, JSON out. */
  public Control control() {
    return control;
  }
}
