package org.partida.sources.courier;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.partida.base.budget.Limit;
import org.partida.base.budget.RateBudget;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.model.Problem;
import org.partida.spi.source.SourceException;

/**
 * Calls to a courier's interface, within its budget. A call counts before it is made. Thread-safe.
 */
final class CourierCalls {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long MOST_BYTES = 32L << 20;

  private final String courier;
  private final Wire wire;
  private final RateBudget budget;
  private final Limit limit;
  private final String base;
  private final Path spool;

  CourierCalls(
      String courier, Wire wire, RateBudget budget, int callsPerMinute, String base, Path spool) {
    this.courier = courier;
    this.wire = wire;
    this.budget = budget;
    this.limit = Limit.perMinute(Math.max(1, callsPerMinute));
    this.base = base.replaceAll("/+$", "");
    this.spool = spool;
  }

  /** The text of the answer. */
  String get(String path, Map<String, String> query, Map<String, String> headers)
      throws SourceException {
    StringJoiner q = new StringJoiner("&", "?", "").setEmptyValue("");
    query.forEach((k, v) -> q.add(k + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
    return call("GET", path, q.toString(), headers, Optional.empty());
  }

  /** Sends JSON; the text of the answer. */
  String post(String path, String json, Map<String, String> headers) throws SourceException {
    Path body = null;
    try {
      Files.createDirectories(spool);
      body = Files.createTempFile(spool, "courier", ".json");
      Files.writeString(body, json);
      return call("POST", path, "", headers, Optional.of(body));
    } catch (IOException e) {
      throw failed(path, "the request cannot be written: " + e.getMessage(), e);
    } finally {
      forget(body);
    }
  }

  private static void forget(Path body) {
    try {
      if (body != null) {
        Files.deleteIfExists(body);
      }
    } catch (IOException e) {
      body.toFile().deleteOnExit();
    }
  }

  private String call(
      String method, String path, String query, Map<String, String> headers, Optional<Path> body)
      throws SourceException {
    Optional<Duration> wait = budget.take("courier/" + courier, limit);
    if (wait.isPresent()) {
      throw failed(
          path,
          limit.calls() + " calls a minute are used up; " + wait.get().toSeconds() + " s to wait",
          null);
    }
    URI uri = URI.create(base + path + query);
    try (WireResponse r = wire.exchange(new WireRequest(method, uri, headers, body, TIMEOUT))) {
      check(path, r);
      return Files.readString(r.body());
    } catch (WireException e) {
      throw failed(path, "it does not answer: " + e.getMessage(), e);
    } catch (IOException e) {
      throw failed(path, "its answer broke off or is no text", e);
    }
  }

  private void check(String path, WireResponse r) throws SourceException, IOException {
    int status = r.status();
    if (status == 429) {
      // all who share the budget wait, not only this call
      budget.usedUp("courier/" + courier, limit);
    }
    if (status == 401 || status == 403) {
      throw new SourceException(
          SourceException.Kind.REFUSED,
          new Problem(
              "source.refused",
              courier + " does not take user, password or key (" + status + ")",
              path,
              "connect again with good ones"));
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw failed(path, "it answers with status " + status, null);
    }
    if (status != 200) {
      throw broken(path, "it answers with status " + status);
    }
    if (Files.size(r.body()) > MOST_BYTES) {
      throw broken(path, "its answer is larger than 32 MB");
    }
  }

  private SourceException failed(String path, String what, Exception cause) {
    return new SourceException(
        SourceException.Kind.AGAIN,
        new Problem(
            "source.unreachable",
            courier + " fails: " + what,
            path,
            "it is asked again by itself; what came so far is kept"),
        cause);
  }

  SourceException broken(String path, String what) {
    return new SourceException(
        SourceException.Kind.BROKEN,
        new Problem(
            "source.nonsense",
            "the answer of " + courier + " cannot be used: " + what,
            path,
            "look whether the courier changed its interface; its files can be imported meanwhile"));
  }
}
