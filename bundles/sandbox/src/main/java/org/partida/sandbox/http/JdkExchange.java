package org.partida.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

/** Carries requests and answers between the JDK's HTTP server and the wire classes. */
public final class JdkExchange {
  private JdkExchange() {}

  /** Reads a request; {@code prefix} of its path belongs to the server. */
  public static WireRequest read(HttpExchange http, String prefix) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    http.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return new WireRequest(
        http.getRequestMethod(),
        http.getRequestURI().getPath().substring(prefix.length()),
        Carry.query(http.getRequestURI().getRawQuery()),
        headers,
        Payload.of(http.getRequestBody().readNBytes(Carry.MOST_BYTES)));
  }

  /** Writes an answer; {@code closing} ends the wait of a slow one when the server stops. */
  public static void write(WireResponse answer, HttpExchange http, CountDownLatch closing)
      throws IOException {
    Carry.hold(answer, closing);
    if (answer.dropped()) {
      // promise more than is sent, as the servlet does: the connection breaks, and no client's own
      // retry of unanswered requests can hide it
      http.sendResponseHeaders(200, 1024);
      return;
    }
    // several cookies stand in one value, a line each
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
}
