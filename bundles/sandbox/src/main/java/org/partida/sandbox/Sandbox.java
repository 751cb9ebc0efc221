package org.partida.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.partida.sandbox.books.Companies;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.checks.DocumentChecks;
import org.partida.sandbox.control.Control;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.generate.World;
import org.partida.sandbox.http.TlsListener;
import org.partida.sandbox.registry.Taxpayers;
import org.partida.sandbox.seal.SealKeys;
import org.partida.sandbox.seal.TlsKeys;
import org.partida.sandbox.wire.AnafWire;

/**
 * The whole simulator without OSGi and without servlets: tests make one from books in memory, the
 * bundle from books in the database. Safe for use by several threads.
 */
public final class Sandbox {
  /** The application that is registered from the start. */
  public static final String CLIENT = "partida-sandbox";

  private final SandboxBooks books;
  private final Clock real;
  private final SandboxClock clock;
  private final SandboxSettings settings;
  private final SealKeys keys;
  private final Companies companies;
  private final Taxpayers taxpayers;
  private final DocumentChecks checks = new DocumentChecks();
  private final AnafWire wire;
  private final Seeder seeder;
  private final String secret;
  private final Control control;
  private final TlsListener tls = new TlsListener(this);

  /**
   * How a sandbox begins.
   *
   * @param seed if given, everything that would be random follows from it: with the same clock two
   *     runs are equal, keys and tokens included
   * @param keyBits size of the keys of the seal; half of the usual makes seals several times
   *     quicker
   */
  public record Options(Optional<String> seed, int keyBits) {
    /** Random, with keys of the usual size. */
    public static final Options USUAL = new Options(Optional.empty(), SealKeys.BITS);

    /** Repeatable. */
    public static Options seeded(String seed) {
      return new Options(Optional.of(seed), SealKeys.BITS);
    }
  }

  public Sandbox(SandboxBooks books, Clock real) {
    this(books, real, Options.USUAL);
  }

  public Sandbox(SandboxBooks books, Clock real, Options options) {
    this.books = books;
    this.real = real;
    options.seed().ifPresent(seed -> books.put("setting.ids.seed", seed));
    this.clock = new SandboxClock(real, books);
    this.settings = new SandboxSettings(books);
    this.keys = SealKeys.of(books, real.instant(), options.keyBits(), options.seed());
    this.companies = new Companies(books);
    this.taxpayers = new Taxpayers(books, companies, World.load());
    this.secret = secret(options.seed());
    this.wire =
        new AnafWire(
            new AnafWire.Parts(books, clock, settings, keys, companies, checks, taxpayers));
    this.seeder = new Seeder(books, companies, clock);
    this.control = new Control(this, books);
  }

  /** The default application's secret is made once; it protects nothing but the simulator. */
  private String secret(Optional<String> seed) {
    Optional<String> known = books.get("client." + CLIENT);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    String fresh =
        seed.map(s -> Payload.utf8("secret|" + s).sha256().substring(0, 32))
            .orElseGet(() -> HexFormat.of().formatHex(bytes));
    books.put("client." + CLIENT, fresh);
    return fresh;
  }

  /** What the simulator remembers. */
  public SandboxBooks books() {
    return books;
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

  /** The keys of TLS, made when they are first asked for; they follow the real clock. */
  public synchronized TlsKeys tlsKeys() {
    return TlsKeys.of(books, keys, real.instant());
  }

  /** The listener for callers with client certificates; not started by itself. */
  public TlsListener tls() {
    return tls;
  }

  /** The companies with mailboxes. */
  public Companies companies() {
    return companies;
  }

  /** What the public registers know. */
  public Taxpayers taxpayers() {
    return taxpayers;
  }

  /** What is checked in documents; validators of other bundles are added here. */
  public DocumentChecks checks() {
    return checks;
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
