package org.partida.web.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.SignIn;
import org.partida.model.Problem;
import org.partida.web.Services;

/**
 * Nobody passes without signing in, whether the address exists or not; only the OpenAPI document is
 * open. A right token always passes, so that nobody can lock others out of an address they share; a
 * password is not even looked at once an address has failed too often.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class SignInFilter implements ContainerRequestFilter {
  /** Request attribute with the address of the peer; set by whoever knows the servlet request. */
  public static final String ADDRESS = "org.partida.web.address";

  private static final String OPEN = "openapi.json";

  private final Services services;
  private final FailureLimit failures;

  public SignInFilter(Services services, FailureLimit failures) {
    this.services = services;
    this.failures = failures;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (OPEN.equals(request.getUriInfo().getPath())) {
      return;
    }
    // browsers send remembered passwords along with what other sites ask for
    String site = request.getHeaderString("Sec-Fetch-Site");
    if ("cross-site".equals(site) || "same-site".equals(site)) {
      request.abortWith(
          Problems.answer(
                  403,
                  new Problem(
                      "access.site",
                      "another site asks in your name",
                      "Sec-Fetch-Site",
                      "use the API from a program, or from Partida's own page"))
              .build());
      return;
    }
    String header =
        Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)).orElse("");
    int blank = header.indexOf(' ');
    String scheme = (blank < 0 ? header : header.substring(0, blank)).toLowerCase(Locale.ROOT);
    String secret = blank < 0 ? "" : header.substring(blank + 1).trim();
    switch (scheme) {
      case "bearer" -> bearer(request, secret);
      case "basic" -> basic(request, secret);
      default -> request.abortWith(refused(request, "this needs a sign-in").build());
    }
  }

  private void bearer(ContainerRequestContext request, String token) {
    Optional<Actor> actor =
        token.isEmpty()
            ? Optional.empty()
            : services.need(SignIn.class).byToken(token, Channel.WEB);
    if (actor.isPresent()) {
      pass(request, actor.get(), "BEARER");
    } else {
      failed(request);
    }
  }

  private void basic(ContainerRequestContext request, String encoded) {
    Duration wait = failures.wait(address(request));
    if (!wait.isZero()) {
      request.abortWith(tooMany(wait));
      return;
    }
    String pair = decode(encoded);
    int colon = pair.indexOf(':');
    Optional<Actor> actor =
        colon < 1
            ? Optional.empty()
            : services
                .need(SignIn.class)
                .byPassword(pair.substring(0, colon), pair.substring(colon + 1), Channel.WEB);
    if (actor.isPresent()) {
      pass(request, actor.get(), "BASIC");
    } else {
      failed(request);
    }
  }

  private static void pass(ContainerRequestContext request, Actor actor, String scheme) {
    request.setSecurityContext(new Caller(actor, scheme, request.getSecurityContext().isSecure()));
  }

  private void failed(ContainerRequestContext request) {
    String address = address(request);
    failures.failed(address);
    Duration wait = failures.wait(address);
    request.abortWith(
        wait.isZero() ? refused(request, "this sign-in is not known").build() : tooMany(wait));
  }

  /** The page asks by script, and a Basic challenge would make the browser open its own window. */
  private static Response.ResponseBuilder refused(ContainerRequestContext request, String message) {
    Response.ResponseBuilder b =
        Problems.answer(
                401,
                new Problem(
                    "access.sign-in",
                    message,
                    HttpHeaders.AUTHORIZATION,
                    "send Authorization: Bearer TOKEN; an administrator gives tokens"))
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"partida\"");
    return request.getHeaderString("X-Requested-With") == null
        ? b.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"partida\", charset=\"UTF-8\"")
        : b;
  }

  private static Response tooMany(Duration wait) {
    Problem p =
        new Problem(
            "access.too-many",
            "too many failed sign-ins from this address",
            "",
            "wait " + wait.toSeconds() + " seconds");
    return Problems.answer(429, p)
        .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()))
        .build();
  }

  private static String address(ContainerRequestContext request) {
    return String.valueOf(request.getProperty(ADDRESS));
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
