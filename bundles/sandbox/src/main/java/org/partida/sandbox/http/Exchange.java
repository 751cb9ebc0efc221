package org.partida.sandbox.http;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

/** Carries requests and answers between the servlet API and the wire classes. */
final class Exchange {
  private Exchange() {}

  static WireRequest read(HttpServletRequest http) throws IOException {
    // the body first: asking for parameters would eat a form
    Payload body = Payload.of(http.getInputStream().readNBytes(Carry.MOST_BYTES));
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(http.getHeaderNames())) {
      headers.put(name, http.getHeader(name));
    }
    String path = http.getPathInfo() == null ? "/" : http.getPathInfo();
    return new WireRequest(
        http.getMethod(), path, Carry.query(http.getQueryString()), headers, body);
  }

  /** Writes an answer; {@code closing} ends the wait of a slow one when the bundle stops. */
  static void write(WireResponse answer, HttpServletResponse http, CountDownLatch closing)
      throws IOException {
    Carry.hold(answer, closing);
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
}
