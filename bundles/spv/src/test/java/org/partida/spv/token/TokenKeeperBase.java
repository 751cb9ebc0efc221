package org.partida.spv.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.partida.base.port.ConnectionRow;
import org.partida.base.secret.Secrets;
import org.partida.spi.network.NetworkException;
import org.partida.spv.FakeWire;
import org.partida.spv.SpvSettings;
import org.partida.testkit.TestClock;

/** A keeper over books in memory and a wire that answers what it is told. */
abstract class TokenKeeperBase {
  protected static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  protected static final Duration LIFE = Duration.ofDays(90);

  @TempDir protected Path spool;
  protected final FakeBooks books = new FakeBooks();
  protected final TurnedSecrets secrets = new TurnedSecrets();
  protected final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  protected Instant now = START;
  protected FakeWire wire;
  protected TokenKeeper keeper;

  /** Sealed texts are the plain ones turned around. */
  protected static final class TurnedSecrets implements Secrets {
    @Override
    public String seal(String plain) {
      return "sealed:" + new StringBuilder(plain).reverse();
    }

    @Override
    public String open(String sealed) {
      assertThat(sealed).startsWith("sealed:");
      return new StringBuilder(sealed.substring(7)).reverse().toString();
    }
  }

  @BeforeEach
  protected void make() {
    wire = new FakeWire(spool);
    keeper = keeper();
    put(jwt("a1", START), jwt("r1", START));
  }

  protected TokenKeeper keeper() {
    SpvSettings settings =
        new SpvSettings(
            URI.create("https://x"),
            SpvSettings.base("https://login.example/anaf-oauth2/v1"),
            "app",
            "hush hush",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            spool);
    return new TokenKeeper(books, secrets, wire, settings, clock);
  }

  protected NetworkException fails() {
    return catchThrowableOfType(NetworkException.class, () -> keeper.current("c1"));
  }

  protected ConnectionRow row() {
    return books.find("c1").orElseThrow();
  }

  protected void put(String access, String refresh) {
    books.put(
        new ConnectionRow(
            "c1",
            "ro.spv",
            "n",
            Optional.empty(),
            Optional.empty(),
            secrets.seal(access),
            secrets.seal(refresh),
            Optional.empty(),
            Optional.empty(),
            "CONNECTED",
            0));
  }

  protected static String answer(String access, String refresh) {
    return "{\"access_token\":\""
        + access
        + "\",\"expires_in\":7776000,\"token_type\":\"Bearer\",\"scope\":\"x\",\"refresh_token\":\""
        + refresh
        + "\"}";
  }

  protected static String jwt(String name, Instant issued) {
    String claims =
        "{\"name\":\""
            + name
            + "\",\"iat\":"
            + issued.getEpochSecond()
            + ",\"exp\":"
            + issued.plus(LIFE).getEpochSecond()
            + ",\"serial\":\"1a:2b\"}";
    Base64.Encoder b64 = Base64.getUrlEncoder().withoutPadding();
    return b64.encodeToString("{\"alg\":\"RS512\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + b64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }
}
