package org.partida.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.shop.Shop;
import org.partida.sources.web.WebSource;
import org.partida.spi.source.SourceConnector;
import org.partida.testkit.TestClock;
import org.partida.testkit.source.SourceContract;

/** The HTTP source against the sandbox's shop. */
abstract class ShopContract extends SourceContract {
  private static final String SHOP = "https://shop.example/partida/890001013";

  @TempDir static Path spool;

  protected Sandbox sandbox;
  private Wire wire;

  @BeforeEach
  void seed() {
    sandbox =
        new Sandbox(
            new MemoryBooks(),
            new TestClock("2026-10-31T20:00:00Z"),
            new Sandbox.Options(Optional.of("shop"), 1024));
    sandbox.seeder().seed(Env.PROD, 7);
    wire = new ShopWire();
  }

  /** Carries calls to the shop without a network. */
  private final class ShopWire implements Wire {
    private final Shop shop = new Shop(sandbox);

    @Override
    public WireResponse exchange(WireRequest r) throws WireException {
      Map<String, String> query = new LinkedHashMap<>();
      for (String pair : Optional.ofNullable(r.uri().getRawQuery()).orElse("").split("&", -1)) {
        String[] kv = pair.split("=", 2);
        if (kv.length == 2) {
          query.put(kv[0], java.net.URLDecoder.decode(kv[1], StandardCharsets.UTF_8));
        }
      }
      var answer =
          shop.answer(
              new org.partida.sandbox.wire.WireRequest(
                  r.method(),
                  r.uri().getPath().substring("/partida".length()),
                  query,
                  r.headers(),
                  Payload.of(new byte[0])));
      try {
        Path body = Files.createTempFile(spool, "answer", "");
        Files.write(body, answer.body().bytes());
        return new WireResponse(answer.status(), answer.headers(), body);
      } catch (IOException e) {
        throw new WireException("no room", false, e);
      }
    }
  }

  @Override
  protected SourceConnector connector() {
    return new WebSource(wire);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("url", SHOP, "token", "shop-890001013");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("url", SHOP, "token", "shop-1");
  }
}
