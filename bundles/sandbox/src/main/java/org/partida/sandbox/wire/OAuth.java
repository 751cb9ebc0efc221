package org.partida.sandbox.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;

/** The identity provider: authorize, token, revoke. Errors are in the style of F5's gateway. */
public final class OAuth {
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Tokens tokens;

  public OAuth(SandboxBooks books, SandboxSettings settings, Tokens tokens) {
    this.books = books;
    this.settings = settings;
    this.tokens = tokens;
  }

  /** Registers an application. */
  public void register(String client, String secret) {
    books.put("client." + client, secret);
  }

  /** Makes a code as if a person had signed in with a certificate; it lives 60 seconds. */
  public String code(String client, String serial, String redirect, Instant now) {
    String code = UUID.randomUUID().toString().replace("-", "");
    Instant until = now.plusSeconds(settings.number("token.codeSeconds"));
    books.put("code." + code, until + "\n" + client + "\n" + serial + "\n" + redirect);
    return code;
  }

  /** {@code GET /authorize}: the certificate is taken as given, so it redirects at once. */
  WireResponse authorize(WireRequest request, Instant now, Optional<Faults.Strike> strike) {
    String client = request.param("client_id").orElse("");
    Optional<String> redirect = request.param("redirect_uri");
    boolean known = books.get("client." + client).isPresent();
    if (!known || redirect.isEmpty() || !"code".equals(request.param("response_type").orElse(""))) {
      return error("invalid_request", "The authorization request is not valid");
    }
    boolean denied = strike.filter(s -> s.fault() == Fault.ACCESS_DENIED).isPresent();
    String answer =
        denied
            ? "error=access_denied"
            : "code=" + code(client, Tokens.DEFAULT_SERIAL, redirect.get(), now);
    String state =
        request
            .param("state")
            .map(s -> "&state=" + URLEncoder.encode(s, StandardCharsets.UTF_8))
            .orElse("");
    String join = redirect.get().indexOf('?') < 0 ? "?" : "&";
    return WireResponse.empty(302).with("Location", redirect.get() + join + answer + state);
  }

  /** {@code POST /token}. */
  WireResponse token(WireRequest request, Instant now, Optional<Faults.Strike> strike) {
    Map<String, String> form = form(request.text());
    Optional<String> client = client(request, form);
    if (client.isEmpty()) {
      return error("invalid_client", "Client authentication failed");
    }
    if (strike.filter(s -> s.fault() == Fault.ACCESS_DENIED).isPresent()) {
      return error("access_denied", "The certificate is not enrolled");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> exchange(form, client.get(), now);
      case "refresh_token" -> refresh(form, client.get(), now, strike);
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
    return fits
        ? pair(tokens.mint(client, parts[2], now))
        : error("invalid_grant", "Authorization code is expired or was given to another client");
  }

  private WireResponse refresh(
      Map<String, String> form, String client, Instant now, Optional<Faults.Strike> strike) {
    if (strike.filter(s -> s.fault() == Fault.REFRESH_EXPIRED).isPresent()) {
      return error("invalid_grant", "Refresh Token status is expired");
    }
    String token = form.getOrDefault("refresh_token", "");
    if (token.isEmpty()) {
      return error("invalid_request", "The refresh_token parameter is missing");
    }
    Optional<Tokens.Refresh> known =
        tokens.refresh(token, now).filter(r -> r.client().equals(client));
    if (known.isEmpty() || !tokens.use(known.get())) {
      return error("invalid_grant", "Refresh Token status is expired");
    }
    return pair(tokens.mint(client, known.get().serial(), now));
  }

  /** {@code POST /revoke}: 200 for a known client whatever the token is. */
  WireResponse revoke(WireRequest request, Instant now) {
    Map<String, String> form = form(request.text());
    if (client(request, form).isEmpty()) {
      return error("invalid_client", "Client authentication failed");
    }
    for (String name : new String[] {"access_token", "refresh_token"}) {
      Optional.ofNullable(form.get(name)).ifPresent(token -> tokens.revoke(token, now));
    }
    return WireResponse.empty(200);
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

  private static WireResponse error(String code, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", code);
    body.put("error_description", description);
    return WireResponse.json(400, body);
  }

  /** HTTP Basic is what the authority documents; the same two values in the body work as well. */
  private Optional<String> client(WireRequest request, Map<String, String> form) {
    String id = form.getOrDefault("client_id", "");
    String secret = form.getOrDefault("client_secret", "");
    Optional<String> basic =
        request.header("authorization").filter(v -> v.regionMatches(true, 0, "Basic ", 0, 6));
    if (basic.isPresent()) {
      String pair = decoded(basic.get().substring(6).strip());
      int colon = pair.indexOf(':');
      id = colon < 0 ? "" : pair.substring(0, colon);
      secret = colon < 0 ? "" : pair.substring(colon + 1);
    }
    String given = secret;
    return Optional.of(id).filter(c -> books.get("client." + c).filter(given::equals).isPresent());
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }
}
