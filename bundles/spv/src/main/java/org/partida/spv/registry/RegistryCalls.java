package org.partida.spv.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.port.UnitOfWork;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spv.client.AnafJson;
import org.partida.spv.client.AnafTexts;
import org.partida.spv.client.Bodies;
import org.partida.spv.client.Failures;

/**
 * One exchange with the registers' host at a time and at its pace, which all nodes share. The host
 * resets connections that were kept open and has spells in which its firewall answers, so no
 * connection is kept and a passing fault is tried again after a pause. Thread-safe.
 */
final class RegistryCalls {
  /** All registers stand on one host, which counts its callers, not its services. */
  private static final String SCOPE = "anaf.registry";

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(5));

  private final Wire wire;
  private final UnitOfWork books;
  private final RegistrySettings settings;
  private final Clock clock;
  private final Pause pause;
  private final Failures failures;

  RegistryCalls(Wire wire, UnitOfWork books, RegistrySettings settings, Clock clock, Pause pause) {
    this.wire = wire;
    this.books = books;
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
    this.failures = new Failures(clock, AnafTexts.load());
  }

  /**
   * The answer's object.
   *
   * @param status of the answer: 200, or 404 with a body
   * @param body its JSON
   */
  record Answer(int status, JsonNode body) {}

  /** Posts JSON; a passing fault is tried again. */
  Answer post(String path, String json, String place) throws NetworkException {
    NetworkException last = null;
    for (int i = 0; i <= PAUSES.size(); i++) {
      try {
        return once("POST", URI.create(settings.base() + path), Optional.of(json), place);
      } catch (NetworkException e) {
        last = e;
        if (!passes(e) || i == PAUSES.size()) {
          throw e;
        }
        rest(PAUSES.get(i), place);
      }
    }
    throw last;
  }

  /**
   * Two questions that left a second apart may arrive closer together, so being too fast passes
   * too.
   */
  private static boolean passes(NetworkException e) {
    return e.kind() == NetworkException.Kind.TRANSIENT
        || e.kind() == NetworkException.Kind.THROTTLED;
  }

  /** One GET, once: what is fetched so is handed out only once. */
  Answer get(String pathAndQuery, String place) throws NetworkException {
    return once("GET", URI.create(settings.base() + pathAndQuery), Optional.empty(), place);
  }

  void rest(Duration time, String place) throws NetworkException {
    try {
      pause.of(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.unreachable("the question was broken off", place);
    }
  }

  NetworkException nonsense(JsonNode body, String place) {
    return failures.nonsense(body.toString(), place);
  }

  private Answer once(String method, URI uri, Optional<String> json, String place)
      throws NetworkException {
    Instant turn =
        books.write(tx -> tx.registry().takeTurn(SCOPE, clock.instant(), settings.gap()));
    Duration wait = Duration.between(clock.instant(), turn);
    if (wait.compareTo(Duration.ZERO) > 0) {
      rest(wait, place);
    }
    try {
      return send(method, uri, json, place);
    } catch (WireException e) {
      // a question has no effect, so it does not matter whether it arrived
      throw failures.unreachable(e.getMessage(), place);
    } catch (IOException e) {
      throw new UncheckedIOException("the spool folder cannot be used", e);
    }
  }

  private Answer send(String method, URI uri, Optional<String> json, String place)
      throws NetworkException, IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Connection", "close");
    Optional<Path> body = Optional.empty();
    try {
      if (json.isPresent()) {
        Files.createDirectories(settings.spool());
        Path file = Files.createTempFile(settings.spool(), "registry-", ".json");
        body = Optional.of(Files.writeString(file, json.get()));
        headers.put("Content-Type", "application/json");
      }
      try (WireResponse r =
          wire.exchange(new WireRequest(method, uri, headers, body, settings.timeout()))) {
        return answer(r, place);
      }
    } finally {
      if (body.isPresent()) {
        Files.deleteIfExists(body.get());
      }
    }
  }

  private Answer answer(WireResponse r, String place) throws NetworkException, IOException {
    String text = Bodies.text(r.body());
    Optional<JsonNode> json = AnafJson.parse(text);
    boolean noneFound = r.status() == 404 && json.filter(j -> j.has("notFound")).isPresent();
    if (r.status() != 200 && !noneFound) {
      if (r.status() == 404) {
        throw new NetworkException(
            NetworkException.Kind.REFUSED,
            new Problem(
                "anaf.registry-address",
                "there is no register at this address (404)",
                place,
                "check registryBase in etc/org.partida.spv.registry.cfg"),
            Optional.empty());
      }
      throw failures.ofStatus(r, text, place);
    }
    JsonNode body = json.orElse(null);
    if (body == null) {
      throw failures.nonsense(text, place);
    }
    int code = AnafJson.number(body, "cod", r.status());
    if (code != 200 && code != 404) {
      throw refused(code, AnafJson.text(body, "message").orElse(""), place);
    }
    return new Answer(r.status() == 404 ? 404 : code, body);
  }

  private NetworkException refused(int code, String message, String place) {
    boolean ours = code >= 400 && code < 500 && code != 429;
    return new NetworkException(
        ours ? NetworkException.Kind.REFUSED : NetworkException.Kind.TRANSIENT,
        new Problem(
            "anaf.registry-refused",
            "the register answers " + code + (message.isBlank() ? "" : ": " + message),
            place,
            ours ? "this may be a defect, please report it" : "it is tried again"),
        Optional.of(Duration.ofMinutes(1)));
  }
}
