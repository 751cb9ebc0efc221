package org.partida.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.sandbox.generate.Payload;

/**
 * A request as the simulated authority sees it.
 *
 * @param path below {@code /sandbox/anaf}, begins with a slash
 * @param query decoded parameters, the first value of each
 * @param headers names in lower case
 */
public record WireRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    Payload body) {

  public WireRequest {
    query = Map.copyOf(query);
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
  }

  /** A GET without body. */
  public static WireRequest get(
      String path, Map<String, String> query, Map<String, String> headers) {
    return new WireRequest("GET", path, query, headers, Payload.of(new byte[0]));
  }

  /** A parameter that is there and not blank. */
  public Optional<String> param(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /** A header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The body as text. */
  public String text() {
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }
}
