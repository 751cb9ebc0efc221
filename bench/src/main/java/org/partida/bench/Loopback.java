package org.partida.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.base.work.Threads;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.AnafWire;

/**
 * The simulated authority behind the JDK's HTTP server on the loopback interface, and a wire over
 * the JDK's HTTP client to it. Archives that were made before are served from memory, so that
 * sealing them, which is the authority's work, is not measured. Thread-safe.
 */
final class Loopback implements Wire, AutoCloseable {
  private final AnafWire anaf;
  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Threads.pool("bench-authority", 4);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, byte[]> archives = new ConcurrentHashMap<>();

  Loopback(AnafWire anaf, Path folder) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.anaf = anaf;
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** An archive that is served as it is. */
  void prepared(String id, Payload archive) {
    archives.put(id, archive.bytes());
  }

  /** Where the authority is. */
  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      Map<String, String> query = query(http.getRequestURI().getRawQuery());
      byte[] ready = archives.get(query.getOrDefault("id", ""));
      if (ready != null) {
        answer(http, 200, "application/zip", ready);
        return;
      }
      Map<String, String> headers = new LinkedHashMap<>();
      http.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      var a =
          anaf.answer(
              new org.partida.sandbox.wire.WireRequest(
                  http.getRequestMethod(),
                  http.getRequestURI().getPath(),
                  query,
                  headers,
                  Payload.of(http.getRequestBody().readAllBytes())));
      answer(http, a.status(), a.contentType(), a.body().bytes());
    }
  }

  private static void answer(HttpExchange http, int status, String type, byte[] bytes)
      throws IOException {
    http.getResponseHeaders().set("Content-Type", type);
    http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    http.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  @Override
  public WireResponse exchange(WireRequest request) throws WireException {
    try {
      HttpRequest.Builder b =
          HttpRequest.newBuilder(URI.create(request.uri().toString())).timeout(request.timeout());
      request.headers().forEach(b::header);
      b.method(
          request.method(),
          request.body().isPresent()
              ? BodyPublishers.ofFile(request.body().get())
              : BodyPublishers.noBody());
      Path body = folder.resolve("answer-" + UUID.randomUUID() + ".part");
      HttpResponse<Path> r = client.send(b.build(), BodyHandlers.ofFile(body));
      Map<String, String> headers = new LinkedHashMap<>();
      r.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
      return new WireResponse(r.statusCode(), headers, r.body());
    } catch (IOException e) {
      throw new WireException("no answer", true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WireException("interrupted", true, e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    Threads.stop(threads, 5);
  }
}
