package org.partida.base.wire;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request. Immutable.
 *
 * @param method GET, POST …
 * @param uri whole address with query
 * @param headers by name; may hold secrets, never logged
 * @param body file with the body
 * @param timeout for the whole answer
 */
public record WireRequest(
    String method, URI uri, Map<String, String> headers, Optional<Path> body, Duration timeout) {
  public WireRequest {
    headers = Map.copyOf(headers);
  }

  /** Shows neither headers nor query: they may hold secrets. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
