package org.partida.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The identity provider: authorize, token, revoke, discovery. Errors are in the style of F5's
 * gateway. Safe for use by several threads.
 */
public final class OAuth {
  private static final String EXPIRED = "Refresh Token status is expired";
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Tokens tokens;
  private final IdSource ids;
  private final Applications applications;
  private final Authorize authorize;

  public OAuth(
      SandboxBooks books,
      SandboxSettings settings,
      Tokens tokens,
      IdSource ids,
      Certificates certificates) {
    this.books = books;
    this.settings = settings;
    this.tokens = tokens;
    this.ids = ids;
    this.applications = new Applications(books, settings);
    this.authorize = new Authorize(settings, applications, certificates, this);
  }

  /** The registered applications. */
  public Applications applications() {
    return applications;
  }

  /** Registers an application. */
  public void register(String client, String secret) {
    applications.register(client, secret);
  }

  /** Makes a code as if a person had signed in with a certificate; it lives 60 seconds. */
  public String code(String client, String serial, String redirect, Instant now) {
    return code(client, serial, redirect, true, now);
  }

  String code(String client, String serial, String redirect, boolean jwt, Instant now) {
    String code = ids.hex("code").substring(0, 32);
    Instant until = now.plusSeconds(settings.number("token.codeSeconds"));
    books.put("code." + code, String.join("\n", until + "", client, serial, redirect, jwt + ""));
    return code;
  }

  WireResponse authorize(WireRequest request, Instant now, Optional<Faults.Strike> strike) {
    return authorize.answer(request, now, strike);
  }

  /** {@code POST /token}. */
  WireResponse token(WireRequest request, Instant now, Optional<Faults.Strike> strike) {
    Map<String, String> form = form(request.text());
    Optional<String> client = applications.authenticated(request, form);
    if (client.isEmpty()) {
      return error("invalid_client", "Client authentication failed");
    }
    if (strike.filter(s -> s.fault() == Fault.ACCESS_DENIED).isPresent()) {
      return error("access_denied", "The certificate is not enrolled");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> exchange(form, client.get(), now);
      case "refresh_token" -> refresh(form, client.get(), now, strike);
      case "" -> error("invalid_request", "The grant_type parameter is missing");
      default -> error("unsupported_grant_type", "The grant type is not supported");
    };
  }

  private WireResponse exchange(Map<String, String> form, String client, Instant now) {
    String key = "code." + form.getOrDefault("code", "");
    Optional<String> known = books.get(key).filter(text -> !text.isEmpty());
    // a code is for one use: whoever empties it first gets the tokens
    if (known.isEmpty() || !books.replace(key, known.get(), "")) {
      return error("invalid_grant", "Authorization code is invalid");
    }
    String[] parts = known.get().split("\n", -1);
    boolean fits =
        Instant.parse(parts[0]).isAfter(now)
            && parts[1].equals(client)
            && (parts[3].isEmpty() || parts[3].equals(form.get("redirect_uri")));
    if (!fits) {
      return error("invalid_grant", "Authorization code is expired or was given to another client");
    }
    // the wish for JWTs must stand in both requests, else opaque tokens are given
    boolean jwt = "true".equals(parts[4]) && "jwt".equals(form.get("token_content_type"));
    return pair(jwt ? tokens.mint(client, parts[2], now) : tokens.opaque(client, parts[2], now));
  }

  private WireResponse refresh(
      Map<String, String> form, String client, Instant now, Optional<Faults.Strike> strike) {
    if (strike.filter(s -> s.fault() == Fault.REFRESH_EXPIRED).isPresent()) {
      return error(settings.text("oauth.expiredCode"), EXPIRED);
    }
    String token = form.getOrDefault("refresh_token", "");
    if (token.isEmpty()) {
      return error("invalid_request", "The refresh_token parameter is missing");
    }
    Optional<Tokens.Refresh> known =
        tokens.refresh(token, now).filter(r -> r.client().equals(client));
    if (strike.filter(s -> s.fault() == Fault.REFRESH_ROTATED).isPresent()) {
      // somebody else was faster: the token is used up, and the new pair is theirs
      known.ifPresent(tokens::use);
      return error(settings.text("oauth.expiredCode"), EXPIRED);
    }
    return known.isPresent() && tokens.use(known.get())
        ? pair(tokens.again(known.get(), now))
        : error(settings.text("oauth.expiredCode"), EXPIRED);
  }

  /** {@code POST /revoke}: ANAF's own parameter names; with others it is like an unknown path. */
  WireResponse revoke(WireRequest request, Instant now) {
    Map<String, String> form = form(request.text());
    List<String> names =
        List.of("access_token", "refresh_token").stream().filter(form::containsKey).toList();
    if (names.isEmpty() || "gone".equals(settings.text("oauth.revoke"))) {
      return elsewhere();
    }
    if (applications.authenticated(request, form).isEmpty()) {
      return error("invalid_client", "Client authentication failed");
    }
    names.forEach(name -> tokens.revoke(form.get(name), now));
    return WireResponse.empty(200);
  }

  /** What the gateway answers to a path that it does not know. */
  static WireResponse elsewhere() {
    return WireResponse.empty(302).with("Location", "/my.policy");
  }

  /** The discovery document, with the addresses that the caller used. */
  WireResponse discovery(WireRequest request) {
    String root = "http://" + request.header("host").orElse("localhost") + "/sandbox/anaf";
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("issuer", "https://logincert.anaf.ro");
    body.put("authorization_endpoint", root + "/anaf-oauth2/v1/authorize");
    body.put("token_endpoint", root + "/anaf-oauth2/v1/token");
    body.put("revocation_endpoint", root + "/f5-oauth2/v1/revoke");
    body.put("introspection_endpoint", root + "/f5-oauth2/v1/introspect");
    body.put("userinfo_endpoint", root + "/f5-oauth2/v1/userinfo");
    body.put("response_types_supported", List.of("code"));
    body.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    body.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post"));
    return WireResponse.json(200, body);
  }

  private static WireResponse pair(Tokens.Pair pair) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", pair.access());
    body.put("expires_in", pair.expiresIn());
    body.put("token_type", "Bearer");
    body.put("scope", "clientappid info issuer role serial");
    body.put("refresh_token", pair.refresh());
    return WireResponse.json(200, body);
  }

  static WireResponse error(String code, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", code);
    body.put("error_description", description);
    return WireResponse.json(400, body);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a stray percent sign: take the text as it stands
      return text;
    }
  }
}
