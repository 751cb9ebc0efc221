package org.partida.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.seal.SealKeys;

/**
 * Makes and checks the JWTs of the identity provider (RS512). A token names the certificate, never
 * the companies: those follow from the certificate's rights at the moment of the call.
 */
public final class Tokens {
  /** Serial of the simulated certificate. */
  public static final String DEFAULT_SERIAL = "1234AA4567BB89CC";

  private static final String ACTIVE = "ACTIVE";
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final SealKeys keys;

  public Tokens(SandboxBooks books, SandboxSettings settings, SealKeys keys) {
    this.books = books;
    this.settings = settings;
    this.keys = keys;
  }

  /** Two tokens that belong together. */
  public record Pair(String access, String refresh, long expiresIn) {}

  /** What a valid refresh token says. */
  record Refresh(String id, String client, String serial) {}

  /** Makes an access and a refresh token for a client and a certificate. */
  public Pair mint(String client, String serial, Instant now) {
    long accessSeconds = settings.number("token.accessSeconds");
    String id = UUID.randomUUID().toString();
    books.put("refresh." + id, ACTIVE);
    String refresh =
        jwt(payload(client, serial, "Refresh", id, now, settings.number("token.refreshSeconds")));
    String accessId = UUID.randomUUID().toString();
    String access = jwt(payload(client, serial, "Bearer", accessId, now, accessSeconds));
    return new Pair(access, refresh, accessSeconds);
  }

  private static Map<String, Object> payload(
      String client, String serial, String type, String id, Instant now, long seconds) {
    Map<String, Object> body = new LinkedHashMap<>();
    String role = "HELLO,EFACTURA,ETRANSPORT,SRV_EFACTURA";
    body.put("token_type", type);
    body.put("scope", "clientappid info issuer role serial");
    body.put(
        "scope_data",
        List.of(
            Map.of("id", "clientappid", "value", client),
            Map.of("id", "info", "value", ""),
            Map.of("id", "issuer", "value", "Anaf"),
            Map.of("id", "role", "value", role),
            Map.of("id", "serial", "value", colons(serial))));
    body.put("iss", "https://logincert.anaf.ro");
    body.put("clientappid", client);
    body.put("efactura", "EFACTURA,SRV_EFACTURA");
    body.put("issuer", "Anaf");
    body.put("role", role);
    body.put("serial", colons(serial));
    body.put("jti", id);
    body.put("iat", now.getEpochSecond());
    body.put("exp", now.getEpochSecond() + seconds);
    body.put("nbf", now.getEpochSecond() - 300);
    return body;
  }

  private static String colons(String serial) {
    return serial.replaceAll("(..)(?!$)", "$1:");
  }

  private String jwt(Map<String, Object> payload) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS512");
    header.put("typ", "JWT");
    header.put("kid", "anaf_sandbox");
    String signed = base64(Json.write(header)) + "." + base64(Json.write(payload));
    byte[] value = keys.sign("SHA512withRSA", signed.getBytes(StandardCharsets.UTF_8));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The rights behind a request's bearer token, if it has a valid one. */
  Optional<Grant> grant(WireRequest request, Env env, Instant now) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .flatMap(value -> verified(value.substring(7).strip(), "Bearer", now))
        .filter(claims -> books.get("revoked." + claims.path("jti").asText()).isEmpty())
        .map(claims -> serial(claims))
        .map(serial -> new Grant(serial, rights(serial, env)));
  }

  private static String serial(JsonNode claims) {
    return claims.path("serial").asText().replace(":", "");
  }

  /** The companies of a certificate: all mailboxes unless the control has narrowed them. */
  private List<String> rights(String serial, Env env) {
    Optional<String> narrowed = books.get("rights." + serial);
    return books.mailboxes(env).stream()
        .map(Mailbox::cif)
        .filter(cif -> narrowed.isEmpty() || List.of(narrowed.get().split(",", -1)).contains(cif))
        .toList();
  }

  /** Narrows a certificate's rights to these companies; an empty list takes all rights away. */
  public void restrict(String serial, List<String> cifs) {
    books.put("rights." + serial, String.join(",", cifs));
  }

  /** Reads a refresh token that is genuine and in time; whether it was used is another question. */
  Optional<Refresh> refresh(String token, Instant now) {
    return verified(token, "Refresh", now)
        .map(
            claims ->
                new Refresh(
                    claims.path("jti").asText(),
                    claims.path("clientappid").asText(),
                    serial(claims)));
  }

  /** Uses a refresh token up; false if it was used before and reuse is not allowed. */
  boolean use(Refresh refresh) {
    return settings.on("token.reuseRefresh")
        ? books.get("refresh." + refresh.id()).isPresent()
        : books.replace("refresh." + refresh.id(), ACTIVE, "USED");
  }

  /** Makes a token invalid; unknown tokens are ignored. */
  void revoke(String token, Instant now) {
    verified(token, "Bearer", now)
        .ifPresent(claims -> books.put("revoked." + claims.path("jti").asText(), now.toString()));
    refresh(token, now).ifPresent(r -> books.put("refresh." + r.id(), "REVOKED"));
  }

  private Optional<JsonNode> verified(String token, String type, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] data = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
      Base64.Decoder decoder = Base64.getUrlDecoder();
      if (!keys.verify("SHA512withRSA", data, decoder.decode(parts[2]))) {
        return Optional.empty();
      }
      JsonNode claims = Json.read(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8));
      boolean inTime = claims.path("exp").asLong() > now.getEpochSecond();
      return inTime && type.equals(claims.path("token_type").asText())
          ? Optional.of(claims)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // not base64 or not JSON: no token of ours
      return Optional.empty();
    }
  }
}
