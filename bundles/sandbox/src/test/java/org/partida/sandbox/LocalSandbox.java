package org.partida.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.page.PageHandler;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

/**
 * The simulator over real HTTP in a test's own process, on a free port of the loopback interface:
 * for the tests of clients, without any container.
 */
public final class LocalSandbox implements AutoCloseable {
  private final Sandbox sandbox;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);

  public LocalSandbox(Clock clock) throws IOException {
    this.sandbox = new Sandbox(TestKeys.into(new MemoryBooks()), clock);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/sandbox/anaf", this::handle);
    PageHandler page = new PageHandler(new Alone(sandbox), "");
    server.createContext("/sandbox", http -> handle(http, page));
    server.start();
  }

  /** The simulator behind the port. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** Base of the FCTEL calls of an environment, without a slash at the end. */
  public URI fctel(String env) {
    return URI.create(root() + "/" + env + "/FCTEL/rest");
  }

  /** Base of the identity provider. */
  public URI oauth() {
    return URI.create(root() + "/anaf-oauth2/v1");
  }

  /** Base of all of the authority's hosts, without a slash at the end. */
  public String root() {
    return "http://"
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort()
        + "/sandbox/anaf";
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      write(http, sandbox.wire().answer(read(http, "/sandbox/anaf".length())));
    }
  }

  private void handle(HttpExchange http, PageHandler page) throws IOException {
    try (http) {
      write(http, page.answer(read(http, 0), true));
    }
  }

  private static WireRequest read(HttpExchange http, int prefix) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    http.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return new WireRequest(
        http.getRequestMethod(),
        http.getRequestURI().getPath().substring(prefix),
        query(http.getRequestURI().getRawQuery()),
        headers,
        Payload.of(http.getRequestBody().readAllBytes()));
  }

  /** A sandbox by whose clock nobody else lives. */
  private record Alone(Sandbox sandbox) implements SandboxAccess {
    @Override
    public void clockMoved() {
      // nobody to tell
    }
  }

  private void write(HttpExchange http, WireResponse answer) throws IOException {
    try {
      closing.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (answer.dropped()) {
      // promise more than is sent, as the servlet does: the connection breaks, and no client's own
      // retry of unanswered requests can hide it
      http.sendResponseHeaders(200, 1024);
      return;
    }
    answer
        .headers()
        .forEach(
            (name, value) ->
                List.of(value.split("\n", -1))
                    .forEach(one -> http.getResponseHeaders().add(name, one)));
    if (!answer.contentType().isEmpty()) {
      http.getResponseHeaders().set("Content-Type", answer.contentType());
    }
    byte[] bytes = answer.body().bytes();
    http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    http.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    if (text != null) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(
              URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
      }
    }
    return query;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
