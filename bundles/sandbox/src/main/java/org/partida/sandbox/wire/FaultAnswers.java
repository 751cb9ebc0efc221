package org.partida.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.generate.Payload;

/** What faults do before and after the real work. */
final class FaultAnswers {
  private final IdSource ids;
  private final PublicEndpoint open;

  FaultAnswers(IdSource ids, PublicEndpoint open) {
    this.ids = ids;
    this.open = open;
  }

  /** The answer of a fault that keeps the call from being worked on at all. */
  Optional<WireResponse> instead(
      Faults.Strike strike, Endpoint endpoint, WireRequest request, Instant now) {
    String time = Call.stamp(now);
    WireResponse answer =
        switch (strike.fault()) {
          case DROP -> WireResponse.empty(200).drop();
          case TECHNICAL_ERROR -> technical(endpoint, now);
          case WAF_PAGE -> WireResponse.html(200, "").body(firewall());
          case EMPTY_200 -> WireResponse.empty(200);
          case NO_CONTENT_204 -> WireResponse.empty(204);
          case UNAUTHORIZED_401 -> unauthorized(request, now);
          case FORBIDDEN_403 -> forbidden(request, now);
          case TOO_MANY_429 ->
              WireResponse.spring(429, "Too Many Requests", "Limita de apeluri depasita", time)
                  .with("Retry-After", Long.toString(strike.valueOr(2)));
          case SERVER_500 -> WireResponse.spring(500, "Internal Server Error", "", time);
          case BAD_GATEWAY_502 -> Texts.gateway(502, "Bad Gateway");
          case UNAVAILABLE_503 -> Texts.gateway(503, "Service Unavailable");
          case GATEWAY_TIMEOUT_504 -> Texts.gateway(504, "Gateway Time-out");
          default -> null;
        };
    return Optional.ofNullable(answer);
  }

  static WireResponse unauthorized(WireRequest request, Instant now) {
    return Texts.spring(401, "Unauthorized", "Unauthorized", Call.stamp(now), request.path());
  }

  static WireResponse forbidden(WireRequest request, Instant now) {
    return Texts.spring(403, "Forbidden", "Access Denied", Call.stamp(now), request.path());
  }

  private Payload firewall() {
    return Texts.wafPage(ids.digits("support"));
  }

  private WireResponse technical(Endpoint endpoint, Instant now) {
    String text = "A aparut o eroare tehnica. Cod: ";
    return switch (endpoint) {
      case UPLOAD -> Texts.refused(Call.compact(now), List.of(text + "1814"));
      case STATE -> Texts.stateError(text + "4003");
      case DOWNLOAD -> Texts.error(text + "1814", "Descarcare mesaj");
      case LIST, LIST_PAGED -> Texts.error(text + "1814", "Lista Mesaje");
      case VALIDATE, PDF -> open.technical(text + "1814");
      case SIGNATURE -> WireResponse.json(400, Map.of("msg", text + "1814"));
      case SPV -> Texts.error("Eroare transmitere cerere. Cod 057", "Lista Mesaje");
      case VAT, VAT_RESULT -> WireResponse.json(200, registers(text + "1814"));
      case TOKEN, AUTHORIZE, REVOKE -> Texts.gateway(500, "Internal Server Error");
    };
  }

  private static Map<String, Object> registers(String text) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cod", 500);
    body.put("message", text);
    return body;
  }

  /** What becomes of an answer on its way. */
  WireResponse after(Faults.Strike strike, WireResponse answer) {
    boolean json = answer.contentType().equals("application/json");
    return switch (strike.fault()) {
      case LOST_ANSWER -> answer.drop();
      case SLOW_ANSWER -> answer.delayed(Duration.ofSeconds(strike.valueOr(30)));
      case JSON_AS_TEXT -> json ? answer.as("text/plain") : answer;
      case STRAY_BRACE -> json ? answer.body(Payload.utf8(answer.text() + "}")) : answer;
      case HTML_INSTEAD_OF_ZIP -> answer.body(firewall());
      default -> answer;
    };
  }
}
