package org.partida.spv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.action.Actions;
import org.partida.api.job.Jobs;
import org.partida.base.work.Intake;
import org.partida.base.work.Tick;
import org.partida.camel.runtime.component.Gateway;
import org.partida.camel.runtime.context.ContextFactory;
import org.partida.camel.runtime.context.ContextListener;
import org.partida.camel.runtime.context.ContextSettings;
import org.partida.camel.runtime.context.Contexts;
import org.partida.camel.runtime.context.RoutesSource;
import org.partida.camel.runtime.wire.CamelWire;
import org.partida.model.CompanyId;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spv.client.AccessTokens;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The network through its own routes, as the component's descriptor declares them, over a real HTTP
 * client.
 */
class SpvRoutesTest {
  private static final ConnectionRef CONNECTION = new ConnectionRef("c1");
  private static final CompanyId COMPANY = new CompanyId("RO12345674");

  @TempDir Path spool;
  @TempDir Path folder;
  private final List<String> calls = new ArrayList<>();
  private final AtomicInteger ticks = new AtomicInteger();
  private final Map<String, String> configuration = new HashMap<>();
  private HttpServer server;
  private Contexts contexts;
  private CamelContext context;
  private SpvNetwork network;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/prod/FCTEL/rest/",
        x -> {
          calls.add(
              x.getRequestURI().getPath()
                  + " "
                  + x.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + x.getRequestHeaders().getFirst("Accept-Encoding"));
          boolean list = x.getRequestURI().getPath().endsWith("listaMesajePaginatieFactura");
          byte[] body =
              list
                  ? "{\"eroare\":\"Nu exista mesaje in intervalul selectat\"}"
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                  : new byte[] {'P', 'K', 3, 4, 0};
          boolean down = x.getRequestURI().toString().endsWith("id=503");
          x.getResponseHeaders().add("Retry-After", "2");
          x.sendResponseHeaders(down ? 503 : 200, body.length);
          x.getResponseBody().write(body);
          x.close();
        });
    server.start();
    configuration.put("spv.cron", "0/1+*+*+*+*+?");
    contexts = contexts();
    contexts.components(Map.of("http", 1L, "quartz", 2L));
    contexts.add(new Declared());
    assertThat(contexts.status("spv").error()).isEmpty();
    SpvSettings settings =
        new SpvSettings(
            SpvSettings.base(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/prod/FCTEL/rest"),
            URI.create("http://x"),
            "",
            "",
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMinutes(3),
            spool);
    network =
        new SpvNetwork(
            new CamelWire(context, spool, 1 << 20), settings, new OneToken(), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    contexts.stop();
    server.stop(0);
  }

  @Test
  void listsAndFetches() throws Exception {
    assertThat(
            network
                .list(
                    CONNECTION,
                    COMPANY,
                    new ListWindow(Instant.now().minusSeconds(3600), Instant.now(), 1))
                .messages())
        .isEmpty();
    assertThat(network.fetch(CONNECTION, COMPANY, "3000000001", folder))
        .hasBinaryContent(new byte[] {'P', 'K', 3, 4, 0});
    assertThat(calls)
        .containsExactly(
            "/prod/FCTEL/rest/listaMesajePaginatieFactura Bearer t1 null",
            "/prod/FCTEL/rest/descarcare Bearer t1 null");
    assertThat(network.id()).isEqualTo("ro.spv");
  }

  @Test
  void aFaultIsToldAndNotRepeatedByTheRoute() {
    NetworkException e =
        catchThrowableOfType(
            NetworkException.class, () -> network.fetch(CONNECTION, COMPANY, "503", folder));
    assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(e.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(calls).hasSize(1);
  }

  @Test
  void theTickTicks() {
    await().atMost(Duration.ofSeconds(15)).until(() -> ticks.get() > 0);
  }

  @Test
  void withoutAConfigurationItStartsToo() {
    configuration.clear();
    contexts.configured("spv");
    assertThat(contexts.status("spv").error()).isEmpty();
    assertThat(contexts.status("spv").started()).isTrue();
  }

  private Contexts contexts() {
    ContextFactory factory =
        name -> {
          DefaultCamelContext c = new DefaultCamelContext();
          c.getCamelContextExtension().setName(name);
          context = c;
          return c;
        };
    return new Contexts(
        factory,
        new ContextSettings(spool, Duration.ofSeconds(5), 30),
        new OnlyTick(),
        new Silent(),
        folder,
        n -> configuration);
  }

  private static final class OneToken implements AccessTokens {
    @Override
    public String current(String connectionId) {
      return "t1";
    }

    @Override
    public String insteadOf(String connectionId, String refused) {
      throw new AssertionError("not refused");
    }
  }

  private static final class Silent implements ContextListener {
    @Override
    public void started(CamelContext started) {}

    @Override
    public void stopping(CamelContext stopping) {}
  }

  private final class OnlyTick implements Gateway {
    @Override
    public Optional<Intake> intake(String kind) {
      return Optional.empty();
    }

    @Override
    public Optional<Tick> tick(String name) {
      assertThat(name).isEqualTo("network");
      return Optional.of(
          new Tick() {
            @Override
            public String name() {
              return name;
            }

            @Override
            public void tick() {
              ticks.incrementAndGet();
            }
          });
    }

    @Override
    public Optional<Actions> actions() {
      return Optional.empty();
    }

    @Override
    public Optional<Jobs> jobs() {
      return Optional.empty();
    }
  }

  /** What the descriptor in the bundle says. */
  private static final class Declared implements RoutesSource {
    private final Map<String, List<String>> properties = properties();

    @Override
    public long id() {
      return 1;
    }

    @Override
    public String context() {
      return properties.get("partida.context").get(0);
    }

    @Override
    public Set<String> components() {
      return new TreeSet<>(properties.get("partida.components"));
    }

    @Override
    public Map<String, String> defaults() {
      Map<String, String> out = new HashMap<>();
      for (String pair : properties.get("partida.defaults")) {
        out.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      return out;
    }

    @Override
    public RoutesBuilder open() {
      return new SpvRoutes();
    }

    @Override
    public void close(RoutesBuilder builder) {}

    private static Map<String, List<String>> properties() {
      Map<String, List<String>> out = new HashMap<>();
      try (InputStream in =
          SpvRoutes.class.getResourceAsStream("/OSGI-INF/org.partida.spv.SpvRoutes.xml")) {
        NodeList all =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(in)
                .getElementsByTagName("property");
        for (int i = 0; i < all.getLength(); i++) {
          Element e = (Element) all.item(i);
          String value = e.hasAttribute("value") ? e.getAttribute("value") : e.getTextContent();
          out.put(e.getAttribute("name"), value.strip().lines().map(String::strip).toList());
        }
        return out;
      } catch (Exception e) {
        throw new IllegalStateException("the descriptor cannot be read", e);
      }
    }
  }
}
