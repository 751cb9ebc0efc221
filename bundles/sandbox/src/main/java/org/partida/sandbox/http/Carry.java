package org.partida.sandbox.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.partida.sandbox.wire.WireResponse;

/** What carrying requests and answers needs, whichever server is in front. */
final class Carry {
  /** More than the authority takes, so that its own "too large" can be given. */
  static final int MOST_BYTES = 16 << 20;

  private Carry() {}

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

  /** Holds a slow answer back; {@code closing} ends the wait when the server stops. */
  static void hold(WireResponse answer, CountDownLatch closing) throws IOException {
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
