package org.partida.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Sessions;
import org.partida.api.security.SignIn;
import org.partida.api.security.SignedIn;
import org.partida.api.security.TooManyFailuresException;
import org.partida.model.Problem;
import org.partida.web.Services;

/**
 * Nobody passes without signing in, whether the address exists or not; only the OpenAPI document
 * and the links that open once are open. A right token always passes, so that nobody can lock
 * others out of an address they share; a password is not even looked at once an address has failed
 * too often.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class SignInFilter implements ContainerRequestFilter {
  /** Request attribute with the address of the peer; set by whoever knows the servlet request. */
  public static final String ADDRESS = "org.partida.web.address";

  /** What a request by cookie that has an effect must carry: other sites cannot know it. */
  public static final String CSRF = "X-Partida-Csrf";

  private static final String OPEN = "openapi.json";
  private static final String SESSION = "session";

  /** Links of invitations and lost passwords: their secret is checked where they are taken. */
  private static final String LINKS = "open/";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Services services;
  private final FailureLimit failures;

  public SignInFilter(Services services, FailureLimit failures) {
    this.services = services;
    this.failures = failures;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (OPEN.equals(path)) {
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
    if (path.startsWith(LINKS) && "POST".equals(request.getMethod())) {
      return;
    }
    if (SESSION.equals(path) && "POST".equals(request.getMethod())) {
      mayTry(request);
      return;
    }
    String header =
        Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)).orElse("");
    Optional<String> cookie = Cookies.token(request);
    if (header.isEmpty() && cookie.isPresent()) {
      session(request, cookie.get());
      return;
    }
    int blank = header.indexOf(' ');
    String scheme = (blank < 0 ? header : header.substring(0, blank)).toLowerCase(Locale.ROOT);
    String secret = blank < 0 ? "" : header.substring(blank + 1).trim();
    switch (scheme) {
      case "bearer" -> bearer(request, secret);
      case "basic" -> basic(request, secret);
      default -> request.abortWith(refused(request, "this needs a sign-in").build());
    }
  }

  private void mayTry(ContainerRequestContext request) {
    Duration wait = failures.wait(address(request));
    if (!wait.isZero()) {
      request.abortWith(tooMany(wait));
    }
  }

  /** A wrong secret of a session cannot be guessed, and pages ask on when theirs has ended. */
  private void session(ContainerRequestContext request, String token) {
    Optional<SignedIn> found = services.need(Sessions.class).find(token, Channel.WEB);
    if (found.isEmpty()) {
      request.abortWith(
          Cookies.take(refused(request, "the session has ended"), isSecure(request)).build());
    } else if (SAFE.contains(request.getMethod()) || carries(request, found.get())) {
      request.setSecurityContext(new Caller(found.get(), isSecure(request)));
    } else {
      request.abortWith(
          Problems.answer(
                  403,
                  new Problem(
                      "access.csrf",
                      "the request does not carry the word of this session",
                      CSRF,
                      "send " + CSRF + " with what GET session calls csrf"))
              .build());
    }
  }

  private static boolean carries(ContainerRequestContext request, SignedIn session) {
    String given = request.getHeaderString(CSRF);
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            session.csrf().getBytes(StandardCharsets.UTF_8));
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
    Optional<Actor> actor = Optional.empty();
    if (colon > 0) {
      try {
        actor =
            services
                .need(SignIn.class)
                .byPassword(pair.substring(0, colon), pair.substring(colon + 1), Channel.WEB);
      } catch (TooManyFailuresException e) {
        request.abortWith(tooMany(e.retryAfter()));
        return;
      }
    }
    if (actor.isPresent()) {
      pass(request, actor.get(), "BASIC");
    } else {
      failed(request);
    }
  }

  private static void pass(ContainerRequestContext request, Actor actor, String scheme) {
    request.setSecurityContext(new Caller(actor, scheme, isSecure(request)));
  }

  private void failed(ContainerRequestContext request) {
    request.abortWith(refused(request, failures));
  }

  /** One more failure of an address, and what it is told. */
  public static Response refused(ContainerRequestContext request, FailureLimit failures) {
    String address = address(request);
    failures.failed(address);
    Duration wait = failures.wait(address);
    return wait.isZero() ? refused(request, "this sign-in is not known").build() : tooMany(wait);
  }

  /** What an address is told that failed too often; empty while it may try. */
  public static Optional<Response> shut(ContainerRequestContext request, FailureLimit failures) {
    Duration wait = failures.wait(address(request));
    return wait.isZero() ? Optional.empty() : Optional.of(tooMany(wait));
  }

  /** Counts what anybody may ask for; what an address is told that asked too often. */
  public static Optional<Response> counted(ContainerRequestContext request, FailureLimit asked) {
    String address = address(request);
    Duration wait = asked.wait(address);
    asked.failed(address);
    return wait.isZero() ? Optional.empty() : Optional.of(tooMany(wait));
  }

  private static boolean isSecure(ContainerRequestContext request) {
    return request.getSecurityContext().isSecure();
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
    return isNavigation(request)
        ? b.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"partida\", charset=\"UTF-8\"")
        : b;
  }

  private static boolean isNavigation(ContainerRequestContext request) {
    String mode = request.getHeaderString("Sec-Fetch-Mode");
    return request.getHeaderString("X-Requested-With") == null
        && (mode == null || mode.equals("navigate"))
        && Cookies.token(request).isEmpty()
        && !request.getUriInfo().getPath().startsWith(SESSION)
        && !request.getUriInfo().getPath().startsWith(LINKS);
  }

  /** Until then no password from there, or of this person, is looked at. */
  public static Response tooMany(Duration wait) {
    Problem p =
        new Problem(
            "access.too-many",
            "too many failed sign-ins",
            "",
            "wait " + wait.toSeconds() + " seconds");
    return Problems.answer(429, p)
        .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()))
        .build();
  }

  /** Where a request came from. */
  public static String address(ContainerRequestContext request) {
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
