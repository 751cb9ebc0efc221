package org.partida.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partida.sandbox.generate.Payload;

/**
 * What the simulated authority answers.
 *
 * @param dropped the connection breaks instead of answering
 * @param delay how long the answer is held back
 */
public record WireResponse(
    int status,
    String contentType,
    Map<String, String> headers,
    Payload body,
    boolean dropped,
    Duration delay) {

  public WireResponse {
    headers = Map.copyOf(headers);
  }

  private static WireResponse of(int status, String contentType, Payload body) {
    return new WireResponse(status, contentType, Map.of(), body, false, Duration.ZERO);
  }

  /** A JSON answer. */
  public static WireResponse json(int status, Map<String, ?> body) {
    return of(status, "application/json", Payload.utf8(Json.write(body)));
  }

  /** An XML answer. */
  public static WireResponse xml(String body) {
    return of(200, "application/xml", Payload.utf8(body));
  }

  /** An HTML answer. */
  public static WireResponse html(int status, String body) {
    return of(status, "text/html", Payload.utf8(body));
  }

  /** A text answer. */
  public static WireResponse text(int status, String body) {
    return of(status, "text/plain", Payload.utf8(body));
  }

  /** Bytes. */
  public static WireResponse bytes(String contentType, Payload body) {
    return of(200, contentType, body);
  }

  /** A status without body. */
  public static WireResponse empty(int status) {
    return of(status, "", Payload.of(new byte[0]));
  }

  /** The body of a Spring error page, which is what a missing parameter gives. */
  public static WireResponse spring(int status, String error, String message, String time) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timestamp", time);
    body.put("status", status);
    body.put("error", error);
    body.put("message", message);
    return json(status, body);
  }

  /** The same answer with one more header. */
  public WireResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WireResponse(status, contentType, more, body, dropped, delay);
  }

  /** The same answer under another content type. */
  public WireResponse as(String otherType) {
    return new WireResponse(status, otherType, headers, body, dropped, delay);
  }

  /** The same head with another body. */
  public WireResponse body(Payload other) {
    return new WireResponse(status, contentType, headers, other, dropped, delay);
  }

  /** The answer that never arrives. */
  public WireResponse drop() {
    return new WireResponse(status, contentType, headers, body, true, delay);
  }

  /** The answer held back. */
  public WireResponse delayed(Duration by) {
    return new WireResponse(status, contentType, headers, body, dropped, by);
  }

  /** The body as text. */
  public String text() {
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }
}
