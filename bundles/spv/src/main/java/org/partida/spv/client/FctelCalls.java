package org.partida.spv.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.spi.network.NetworkException;

/** One GET with a token: a refused token is renewed once. Thread-safe. */
final class FctelCalls {
  private final Wire wire;
  private final AccessTokens tokens;
  private final Failures failures;

  FctelCalls(Wire wire, AccessTokens tokens, Failures failures) {
    this.wire = wire;
    this.tokens = tokens;
    this.failures = failures;
  }

  /** The answer with status 200; the caller closes it. */
  WireResponse get(String connectionId, URI uri, Duration timeout, String place)
      throws NetworkException, IOException {
    String token = tokens.current(connectionId);
    WireResponse first = send(uri, token, timeout, place);
    if (first.status() != 401) {
      return checked(first, place);
    }
    first.close();
    WireResponse second = send(uri, tokens.insteadOf(connectionId, token), timeout, place);
    if (second.status() == 401) {
      second.close();
      throw failures.unauthorised(place);
    }
    return checked(second, place);
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

  private WireResponse send(URI uri, String token, Duration timeout, String place)
      throws NetworkException {
    try {
      return wire.exchange(
          new WireRequest(
              "GET",
              uri,
              Map.of("Authorization", "Bearer " + token, "Accept", "*/*"),
              Optional.empty(),
              timeout));
    } catch (WireException e) {
      // a GET has no effect, so it does not matter whether it was sent
      throw failures.unreachable(e.getMessage(), place);
    }
  }
}
