package org.partida.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.seal.SealKeys;

/**
 * Makes and checks the tokens of the identity provider: JWTs (RS512), or opaque ones that only the
 * books know. A token names the certificate, never the companies: those follow from the
 * certificate's rights at the moment of the call. Safe for use by several threads.
 */
public final class Tokens {
  /** Serial of the simulated certificate. */
  public static final String DEFAULT_SERIAL = "1234AA4567BB89CC";

  private static final String ACTIVE = "ACTIVE";
  private static final String GIVEN = "given.";
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Certificates certificates;
  private final IdSource ids;
  private final Jwt jwt;

  public Tokens(
      SandboxBooks books,
      SandboxSettings settings,
      SealKeys keys,
      Certificates certificates,
      IdSource ids) {
    this.books = books;
    this.settings = settings;
    this.certificates = certificates;
    this.ids = ids;
    this.jwt = new Jwt(keys);
  }

  /** A pair of tokens that was given; {@code state} is active, used or revoked. */
  public record Given(Instant at, String client, String serial, String state) {}

  /** Two tokens that belong together. */
  public record Pair(String access, String refresh, long expiresIn) {}

  /** What a valid refresh token says. */
  record Refresh(String id, String client, String serial, boolean opaque, long expires) {}

  /** Makes an access and a refresh token for a client and a certificate. */
  public Pair mint(String client, String serial, Instant now) {
    return mint(
        client, serial, now, now.getEpochSecond() + settings.number("token.refreshSeconds"));
  }

  private Pair mint(String client, String serial, Instant now, long refreshEnds) {
    String id = ids.uuid("token");
    books.put("refresh." + id, ACTIVE);
    note(id, client, serial, now);
    String refresh = jwt.write(payload(client, serial, "Refresh", id, now, refreshEnds));
    long seconds = settings.number("token.accessSeconds");
    long ends = now.getEpochSecond() + seconds;
    String access = jwt.write(payload(client, serial, "Bearer", ids.uuid("token"), now, ends));
    return new Pair(access, refresh, seconds);
  }

  /** Makes a pair of short tokens, for callers that did not ask for JWTs. */
  Pair opaque(String client, String serial, Instant now) {
    long seconds = settings.number("token.opaqueAccessSeconds");
    long refreshEnds = now.getEpochSecond() + settings.number("token.opaqueRefreshSeconds");
    String refresh = keep(client, serial, "Refresh", now, refreshEnds);
    books.put("refresh." + refresh, ACTIVE);
    note(refresh, client, serial, now);
    return new Pair(
        keep(client, serial, "Bearer", now, now.getEpochSecond() + seconds), refresh, seconds);
  }

  private void note(String id, String client, String serial, Instant now) {
    String number = String.format(Locale.ROOT, "%012d", books.take("counter.grants", 1, 1));
    books.put(GIVEN + number, String.join("\n", now.toString(), client, serial, id));
  }

  /** Grants given so far, newest first, with what became of their refresh tokens. */
  public List<Given> given(int most) {
    List<String> notes = new ArrayList<>(books.entries(GIVEN).values());
    Collections.reverse(notes);
    return notes.stream()
        .limit(most)
        .map(note -> note.split("\n", -1))
        .map(
            parts ->
                new Given(
                    Instant.parse(parts[0]),
                    parts[1],
                    parts[2],
                    books.get("refresh." + parts[3]).orElse("").toLowerCase(Locale.ROOT)))
        .toList();
  }

  private String keep(String client, String serial, String type, Instant now, long ends) {
    String token = ids.hex("opaque").substring(0, 40);
    books.put("opaque." + token, Json.write(payload(client, serial, type, token, now, ends)));
    return token;
  }

  /** The pair after a refresh; whether the refresh token's year begins again is disputed. */
  Pair again(Refresh old, Instant now) {
    if (old.opaque()) {
      // an opaque refresh token is used many times: only the access token is new
      Pair fresh = opaque(old.client(), old.serial(), now);
      books.forget("opaque." + fresh.refresh());
      books.forget("refresh." + fresh.refresh());
      return new Pair(fresh.access(), old.id(), fresh.expiresIn());
    }
    return settings.on("token.refreshRestarts")
        ? mint(old.client(), old.serial(), now)
        : mint(old.client(), old.serial(), now, old.expires());
  }

  private static Map<String, Object> payload(
      String client, String serial, String type, String id, Instant now, long ends) {
    Map<String, Object> body = new LinkedHashMap<>();
    String role = "HELLO,EFACTURA,ETRANSPORT,SRV_EFACTURA";
    String colons = Certificate.colons(serial);
    body.put("token_type", type);
    body.put("scope", "clientappid info issuer role serial");
    body.put(
        "scope_data",
        List.of(
            scope("clientappid", client),
            scope("info", ""),
            scope("issuer", "Anaf"),
            scope("role", role),
            scope("serial", colons)));
    body.put("iss", "https://logincert.anaf.ro");
    body.put("clientappid", client);
    body.put("efactura", "EFACTURA,SRV_EFACTURA");
    body.put("etransport", "ETRANSPORT");
    body.put("hello", "HELLO");
    body.put("issuer", "Anaf");
    body.put("role", role);
    body.put("serial", colons);
    body.put("jti", id);
    body.put("iat", now.getEpochSecond());
    body.put("exp", ends);
    body.put("nbf", now.getEpochSecond() - 300);
    return body;
  }

  /** Not Map.of: its order differs from run to run. */
  private static Map<String, String> scope(String id, String value) {
    Map<String, String> scope = new LinkedHashMap<>();
    scope.put("id", id);
    scope.put("value", value);
    return scope;
  }

  /**
   * The rights behind a request: of its bearer token, or of the certificate that came with the
   * connection. The header {@code X-Sandbox-Certificate} stands for it; over TLS the listener sets
   * it.
   */
  Optional<Grant> grant(WireRequest request, Env env, Instant now) {
    Optional<String> bearer =
        request
            .header("authorization")
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7));
    if (bearer.isEmpty()) {
      return certificate(request, now).map(c -> certificates.grant(c.serial(), env));
    }
    return verified(bearer.get().substring(7).strip(), "Bearer", now)
        .filter(claims -> books.get("revoked." + claims.path("jti").asText()).isEmpty())
        .map(Tokens::serial)
        .map(serial -> certificates.grant(serial, env));
  }

  /** The client certificate of a request, if it has one that works. */
  Optional<Certificate> certificate(WireRequest request, Instant now) {
    return request
        .header("x-sandbox-certificate")
        .map(serial -> serial.replace(":", "").toUpperCase(Locale.ROOT))
        .flatMap(certificates::find)
        .filter(c -> c.works(now.atZone(org.partida.sandbox.SandboxClock.ROMANIA).toLocalDate()));
  }

  private static String serial(JsonNode claims) {
    return claims.path("serial").asText().replace(":", "");
  }

  /** Narrows a certificate's rights to these companies; an empty list takes all rights away. */
  public void restrict(String serial, List<String> cifs) {
    certificates.restrict(serial, cifs);
  }

  /** Reads a refresh token that is genuine and in time; whether it was used is another question. */
  Optional<Refresh> refresh(String token, Instant now) {
    return verified(token, "Refresh", now)
        .map(
            claims ->
                new Refresh(
                    claims.path("jti").asText(),
                    claims.path("clientappid").asText(),
                    serial(claims),
                    token.indexOf('.') < 0,
                    claims.path("exp").asLong()));
  }

  /** Uses a refresh token up; false if it was used before and reuse is not allowed. */
  boolean use(Refresh refresh) {
    String key = "refresh." + refresh.id();
    if (refresh.opaque()) {
      return books.get(key).filter(ACTIVE::equals).isPresent()
          && books.take("counter.opaque." + refresh.id(), 0, 1)
              < settings.number("token.opaqueReuse");
    }
    return settings.on("token.reuseRefresh")
        ? books.get(key).filter(state -> !"REVOKED".equals(state)).isPresent()
        : books.replace(key, ACTIVE, "USED");
  }

  /** Makes a token invalid; unknown tokens are ignored. */
  void revoke(String token, Instant now) {
    verified(token, "Bearer", now)
        .ifPresent(claims -> books.put("revoked." + claims.path("jti").asText(), now.toString()));
    refresh(token, now).ifPresent(r -> books.put("refresh." + r.id(), "REVOKED"));
  }

  private Optional<JsonNode> verified(String token, String type, Instant now) {
    Optional<JsonNode> claims =
        token.indexOf('.') < 0 ? books.get("opaque." + token).map(Json::read) : jwt.read(token);
    return claims
        .filter(c -> c.path("exp").asLong() > now.getEpochSecond())
        .filter(c -> type.equals(c.path("token_type").asText()));
  }
}
