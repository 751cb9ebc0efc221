package org.partida.spv.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.CompanyId;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.NetworkException;
import org.partida.spv.FakeWire;
import org.partida.spv.SpvSettings;

/** What the tests of FctelClientTest and FctelFaultsTest share. */
abstract class FctelClientBase {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final CompanyId COMPANY = new CompanyId("RO12345674");
  static final byte[] ZIP = {'P', 'K', 3, 4, 9, 9};

  @TempDir Path spool;
  @TempDir Path folder;
  FakeWire wire;
  FctelClient client;

  /** The token t1, then t2 in place of it, and so on. */
  static final class Tokens implements AccessTokens {
    private int renewed = 1;

    @Override
    public String current(String connectionId) {
      return "t" + renewed;
    }

    @Override
    public String insteadOf(String connectionId, String refused) {
      assertThat(refused).isEqualTo(current(connectionId));
      renewed++;
      return current(connectionId);
    }
  }

  @BeforeEach
  void make() {
    wire = new FakeWire(spool);
    SpvSettings settings =
        new SpvSettings(
            SpvSettings.base("https://api.example/prod/FCTEL/rest/"),
            URI.create("https://login.example"),
            "id",
            "secret",
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            Duration.ofMinutes(3),
            spool);
    client = new FctelClient(wire, settings, new Tokens(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertThat(wire.left()).as("answers that nobody asked for").isZero();
    assertThat(spool).as("spooled bodies").isEmptyDirectory();
  }

  MessagePage list() throws NetworkException {
    return client.list("c1", COMPANY, window(1));
  }

  NetworkException fails() {
    return catchThrowableOfType(NetworkException.class, this::list);
  }

  NetworkException failsToFetch(String id) {
    return catchThrowableOfType(
        NetworkException.class, () -> client.fetch("c1", COMPANY, id, folder));
  }

  static ListWindow window(int page) {
    return new ListWindow(NOW.minus(Duration.ofDays(1)), NOW, page);
  }
}
