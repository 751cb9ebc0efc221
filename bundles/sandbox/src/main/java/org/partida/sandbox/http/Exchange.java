package org.partida.sandbox.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

/** Carries requests and answers between the servlet API and the wire classes. */
final class Exchange {
  /** More than the authority takes, so that its own "too large" can be given. */
  private static final int MOST_BYTES = 16 << 20;

  private Exchange() {}

  static WireRequest read(HttpServletRequest http) throws IOException {
    // the body first: asking for parameters would eat a form
    Payload body = Payload.of(http.getInputStream().readNBytes(MOST_BYTES));
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(http.getHeaderNames())) {
      headers.put(name, http.getHeader(name));
    }
    String path = http.getPathInfo() == null ? "/" : http.getPathInfo();
    return new WireRequest(http.getMethod(), path, query(http.getQueryString()), headers, body);
  }

  static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return query;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.putIfAbsent(decoded(name), decoded(value));
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a stray percent sign: take the text as it stands
      return text;
    }
  }

  /** Writes an answer; {@code closing} ends the wait of a slow one when the bundle stops. */
  static void write(WireResponse answer, HttpServletResponse http, CountDownLatch closing)
      throws IOException {
    hold(answer, closing);
    if (answer.dropped()) {
      // promise more than is sent: the container has to break the connection
      http.setStatus(200);
      http.setContentLength(1024);
      http.flushBuffer();
      return;
    }
    http.setStatus(answer.status());
    // several cookies stand in one value, a line each
    answer
        .headers()
        .forEach(
            (name, value) -> {
              for (String one : value.split("\n", -1)) {
                http.addHeader(name, one);
              }
            });
    if (!answer.contentType().isEmpty()) {
      http.setContentType(answer.contentType());
    }
    byte[] bytes = answer.body().bytes();
    http.setContentLength(bytes.length);
    http.getOutputStream().write(bytes);
  }

  private static void hold(WireResponse answer, CountDownLatch closing) throws IOException {
    if (answer.delay().isZero()) {
      return;
    }
    try {
      if (closing.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the sandbox is stopping");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
