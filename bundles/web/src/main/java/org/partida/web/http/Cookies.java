package org.partida.web.http;

import java.util.Optional;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.Cookie;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/**
 * The cookie of a session. Scripts do not see it and other sites do not send it; it lasts as long
 * as the browser, since the server says when the session ends. Stateless.
 */
public final class Cookies {
  static final String NAME = "partida-session";

  private static final String RULES = "; Path=/partida; HttpOnly; SameSite=Strict";

  private Cookies() {}

  /** The secret of the session that the request came with. */
  public static Optional<String> token(ContainerRequestContext request) {
    return Optional.ofNullable(request.getCookies().get(NAME))
        .map(Cookie::getValue)
        .filter(v -> !v.isEmpty());
  }

  /** The answer gives the browser a session. */
  public static Response.ResponseBuilder give(
      Response.ResponseBuilder answer, String token, boolean secure) {
    return answer.header(HttpHeaders.SET_COOKIE, NAME + "=" + token + RULES + secure(secure));
  }

  /** The answer takes it away. */
  public static Response.ResponseBuilder take(Response.ResponseBuilder answer, boolean secure) {
    return answer.header(
        HttpHeaders.SET_COOKIE, NAME + "=" + RULES + "; Max-Age=0" + secure(secure));
  }

  private static String secure(boolean secure) {
    return secure ? "; Secure" : "";
  }
}
