package org.partida.camel.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.slf4j.LoggerFactory;

/** The wire over a real HTTP client and a real server. */
class CamelWireTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String TOKEN = "Bearer very-secret-token";

  @TempDir Path spool;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private HttpServer server;
  private DefaultCamelContext context;
  private CamelWire wire;

  /** What a bundle's own wire route looks like. */
  private static final class WireRoute extends RouteBuilder {
    @Override
    public void configure() {
      errorHandler(noErrorHandler());
      from("direct:wire")
          .routeId("test-wire")
          .toD()
          .uri(
              "http:wire?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true&connectTimeout=2000"
                  + "&responseTimeout=${exchangeProperty.partidaTimeoutMillis}")
          .allowOptimisedComponents(false);
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.start();
    context = new DefaultCamelContext();
    context
        .getComponent("http", org.apache.camel.component.http.HttpComponent.class)
        .setAutomaticRetriesDisabled(true);
    context.addRoutes(new WireRoute());
    context.start();
    wire = new CamelWire(context, spool, 200L << 20);
  }

  @AfterEach
  void stop() throws Exception {
    release.countDown();
    context.stop();
    server.stop(0);
    workers.shutdownNow();
    assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void statusHeadersAndBodyComeBack() throws Exception {
    serve("/a", x -> answer(x, 200, "hello".getBytes(StandardCharsets.UTF_8)));
    try (WireResponse r = wire.exchange(get("/a"))) {
      assertThat(r.status()).isEqualTo(200);
      assertThat(r.header("content-type")).contains("text/plain");
      assertThat(r.body()).hasContent("hello").hasParent(spool);
    }
    assertThat(spool).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500, 503})
  void anyStatusIsAnAnswerAndIsAskedOnce(int status) throws Exception {
    serve(
        "/s",
        x -> {
          x.getResponseHeaders().add("Retry-After", "1");
          x.getResponseHeaders().add("Location", "/a");
          answer(x, status, "no".getBytes(StandardCharsets.UTF_8));
        });
    try (WireResponse r = wire.exchange(get("/s"))) {
      assertThat(r.status()).isEqualTo(status);
      assertThat(r.header("Retry-After")).contains("1");
      assertThat(r.body()).hasContent("no");
    }
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void noBodyIsAnEmptyFile(int status) throws Exception {
    serve(
        "/e",
        x -> {
          x.sendResponseHeaders(status, -1);
          x.close();
        });
    try (WireResponse r = wire.exchange(get("/e"))) {
      assertThat(r.status()).isEqualTo(status);
      assertThat(r.body()).isEmptyFile();
    }
  }

  @Test
  void queryHeadersAndBodyArriveAsGiven() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    serve(
        "/q",
        x -> {
          seen.set(
              x.getRequestMethod()
                  + " "
                  + x.getRequestURI()
                  + " "
                  + x.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          answer(x, 200, new byte[0]);
        });
    Path body = Files.writeString(spool.resolve("in"), "grant_type=refresh");
    WireRequest post =
        new WireRequest(
            "POST",
            uri("/q?id=a%2Bb%20c&cif=12&filtru=P"),
            Map.of("Authorization", TOKEN, "Content-Type", "application/x-www-form-urlencoded"),
            Optional.of(body),
            LONG);
    try (WireResponse r = wire.exchange(post)) {
      assertThat(r.header("Authorization")).isEmpty();
    }
    assertThat(seen)
        .hasValue("POST /q?id=a%2Bb%20c&cif=12&filtru=P " + TOKEN + " grant_type=refresh");
  }

  @Test
  void aLargeAnswerGoesToDiskAndNotThroughMemory() throws Exception {
    byte[] chunk = new byte[1 << 20];
    Arrays.fill(chunk, (byte) 'x');
    serve(
        "/big",
        x -> {
          x.sendResponseHeaders(200, 0);
          try (OutputStream out = x.getResponseBody()) {
            for (int i = 0; i < 50; i++) {
              out.write(chunk);
            }
          }
        });
    wire.exchange(get("/big")).close();
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try (WireResponse r = wire.exchange(get("/big"))) {
      assertThat(Files.size(r.body())).isEqualTo(50L << 20);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8L << 20);
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    CamelWire small = new CamelWire(context, spool, 1 << 20);
    serve(
        "/big",
        x -> {
          x.sendResponseHeaders(200, 0);
          try (OutputStream out = x.getResponseBody()) {
            byte[] chunk = new byte[1 << 16];
            for (int i = 0; i < 64; i++) {
              out.write(chunk);
            }
          }
        });
    WireException e = catchThrowableOfType(WireException.class, () -> small.exchange(get("/big")));
    assertThat(e).hasMessageContaining("longer than 1048576 bytes");
    assertThat(e.maybeSent()).isTrue();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void nobodyThereMeansNotSent() throws Exception {
    int free;
    try (ServerSocket s = new ServerSocket(0)) {
      free = s.getLocalPort();
    }
    WireRequest request =
        new WireRequest(
            "GET",
            URI.create("http://127.0.0.1:" + free + "/x?secret=1"),
            Map.of("Authorization", TOKEN),
            Optional.empty(),
            LONG);
    WireException e = catchThrowableOfType(WireException.class, () -> wire.exchange(request));
    assertThat(e.maybeSent()).isFalse();
    assertThat(e)
        .hasMessageStartingWith("cannot reach GET http://127.0.0.1:" + free + "/x: ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFailureWritesNoTokenToTheLog() throws Exception {
    serve("/cut", x -> x.close());
    PrintStream err = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      LoggerFactory.getLogger(CamelWireTest.class).warn("the log is caught");
      WireException e = catchThrowableOfType(WireException.class, () -> wire.exchange(get("/cut")));
      e.printStackTrace();
    } finally {
      System.setErr(err);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("the log is caught")
        .contains("WireException")
        .doesNotContain("very-secret-token");
  }

  @Test
  void anUnknownHostMeansNotSent() {
    WireRequest request =
        new WireRequest(
            "GET", URI.create("http://nowhere.invalid/"), Map.of(), Optional.empty(), LONG);
    assertThat(catchThrowableOfType(WireException.class, () -> wire.exchange(request)).maybeSent())
        .isFalse();
  }

  @Test
  void silenceMeansPerhapsSent() throws Exception {
    serve(
        "/slow",
        x -> {
          await(release);
          answer(x, 200, new byte[0]);
        });
    WireException e =
        catchThrowableOfType(
            WireException.class, () -> wire.exchange(get("/slow", Duration.ofMillis(300))));
    assertThat(e.maybeSent()).isTrue();
    assertThat(calls).hasValue(1);
  }

  @Test
  void aTrickleIsCutOffAtTheWholeTimeOut() throws Exception {
    serve(
        "/drip",
        x -> {
          x.sendResponseHeaders(200, 0);
          OutputStream out = x.getResponseBody();
          while (release.getCount() > 0) {
            out.write('.');
            out.flush();
            await(release, 100);
          }
          x.close();
        });
    WireException e =
        catchThrowableOfType(
            WireException.class, () -> wire.exchange(get("/drip", Duration.ofSeconds(3))));
    assertThat(e.maybeSent()).isTrue();
    assertThat(e).hasMessageContaining("not complete in time");
  }

  @Test
  void aBrokenOffAnswerIsNoAnswer() throws Exception {
    serve(
        "/cut",
        x -> {
          x.sendResponseHeaders(200, 1000);
          x.getResponseBody().write(new byte[10]);
          x.getResponseBody().flush();
          // closing before the promised length cuts the connection
          x.close();
        });
    WireException e = catchThrowableOfType(WireException.class, () -> wire.exchange(get("/cut")));
    assertThat(e.maybeSent()).isTrue();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void withoutARouteNothingIsSent() throws Exception {
    context.getRouteController().stopRoute("test-wire");
    WireException e = catchThrowableOfType(WireException.class, () -> wire.exchange(get("/a")));
    assertThat(e.maybeSent()).isFalse();
  }

  @Test
  void drainingWaitsForWhatIsInFlightAndLetsNothingNewBegin() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    serve(
        "/slow",
        x -> {
          arrived.countDown();
          await(release);
          answer(x, 200, "late".getBytes(StandardCharsets.UTF_8));
        });
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(() -> status(get("/slow")), workers);
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> wire.drain(LONG), workers);
    assertThat(drained).isNotCompleted();
    release.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    drained.get(10, TimeUnit.SECONDS);
    assertThat(
            catchThrowableOfType(WireException.class, () -> wire.exchange(get("/slow")))
                .maybeSent())
        .isFalse();
  }

  private int status(WireRequest request) {
    try (WireResponse r = wire.exchange(request)) {
      return r.status();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private WireRequest get(String path) {
    return get(path, LONG);
  }

  private WireRequest get(String path, Duration timeout) {
    return new WireRequest(
        "GET", uri(path), Map.of("Authorization", TOKEN), Optional.empty(), timeout);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** A handler that may fail. */
  private interface Handler {
    void handle(HttpExchange x) throws IOException;
  }

  private void serve(String path, Handler handler) {
    server.createContext(
        path,
        x -> {
          calls.incrementAndGet();
          handler.handle(x);
        });
  }

  private static void answer(HttpExchange x, int status, byte[] body) throws IOException {
    x.getResponseHeaders().add("Content-Type", "text/plain");
    x.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      x.getResponseBody().write(body);
    }
    x.close();
  }

  private static void await(CountDownLatch latch) {
    await(latch, 20_000);
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
