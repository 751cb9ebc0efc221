package org.partida.spv.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.spi.network.NetworkException;

/**
 * One call with a token. A token that is refused is renewed, and the caller asked to make the call
 * again, so that it is counted like any other; refused twice in a row, it is an end. Thread-safe.
 */
final class FctelCalls {
  private final Wire wire;
  private final AccessTokens tokens;
  private final Failures failures;
  private final Repeats repeats = new Repeats();

  FctelCalls(Wire wire, AccessTokens tokens, Failures failures) {
    this.wire = wire;
    this.tokens = tokens;
    this.failures = failures;
  }

  /** The answer with status 200; the caller closes it. */
  WireResponse get(String connectionId, URI uri, Duration timeout, String place)
      throws NetworkException, IOException {
    String token = tokens.current(connectionId);
    String call = connectionId + " " + place;
    WireResponse answer = send("GET", uri, token, Optional.empty(), timeout, place);
    return checked(accepted(answer, connectionId, token, call, place), place);
  }

  /**
   * Sends a file, once: ANAF takes nothing with a token that it refuses. The caller closes the
   * answer, whose status is 200.
   */
  WireResponse post(String connectionId, URI uri, Path file, Duration timeout, String place)
      throws NetworkException, IOException {
    String token = tokens.current(connectionId);
    String call = connectionId + " " + place + " " + file.getFileName();
    WireResponse answer = send("POST", uri, token, Optional.of(file), timeout, place);
    return doubted(accepted(answer, connectionId, token, call, place), place);
  }

  private WireResponse accepted(
      WireResponse answer, String connectionId, String token, String call, String place)
      throws NetworkException, IOException {
    if (answer.status() != 401) {
      repeats.ended(call);
      return answer;
    }
    answer.close();
    if (!repeats.once(call)) {
      throw failures.unauthorised(place);
    }
    try {
      // another thread or node may have done it already
      tokens.insteadOf(connectionId, token);
    } catch (NetworkException e) {
      // the token is not a fresh one, so the next refusal is not its second
      repeats.ended(call);
      throw e;
    }
    throw failures.again(
        "anaf.token-renewed", "ANAF did not accept the token, and there is a fresh one", place);
  }

  /** A server that fails, or says nothing, may have done the work before. */
  private WireResponse doubted(WireResponse answer, String place)
      throws NetworkException, IOException {
    if (answer.status() != 204 && answer.status() < 500) {
      return checked(answer, place);
    }
    try (answer) {
      throw Failures.inDoubt(failures.ofStatus(answer, Bodies.head(answer.body()), place));
    }
  }

  private WireResponse checked(WireResponse response, String place)
      throws NetworkException, IOException {
    if (response.status() == 200) {
      return response;
    }
    try (response) {
      throw failures.ofStatus(response, Bodies.head(response.body()), place);
    }
  }

  private WireResponse send(
      String method, URI uri, String token, Optional<Path> body, Duration timeout, String place)
      throws NetworkException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Accept", "*/*");
    if (body.isPresent()) {
      headers.put("Content-Type", "application/xml");
    }
    try {
      return wire.exchange(new WireRequest(method, uri, headers, body, timeout));
    } catch (WireException e) {
      NetworkException failure = failures.unreachable(e.getMessage(), place);
      // a GET has no effect, so it does not matter whether it was sent
      throw body.isPresent() && e.maybeSent() ? Failures.inDoubt(failure) : failure;
    }
  }
}
