package org.partida.spv.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spv.SpvSettings;

/**
 * The token endpoint: a code or a refresh token for a pair. What it sends and gets is never logged.
 * Thread-safe.
 */
final class TokenClient {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BODY_LIMIT = 1 << 20;
  private static final String RESTART = "authorise the connection again with the certificate";

  private final Wire wire;
  private final SpvSettings settings;
  private final Clock clock;

  TokenClient(Wire wire, SpvSettings settings, Clock clock) {
    this.wire = wire;
    this.settings = settings;
    this.clock = clock;
  }

  /** A code that is not older than 60 seconds, and the same redirect URI as in the browser. */
  TokenPair byCode(String code, String redirectUri, String place)
      throws TokenRefused, NetworkException, IOException {
    return pair(
        form("authorization_code", Map.of("code", code, "redirect_uri", redirectUri)), "", place);
  }

  /**
   * The next pair. If the answer was lost, the old token is tried once more, since the provider may
   * still take it.
   *
   * @throws TokenRefused if the authorisation is over
   */
  TokenPair byRefresh(String refresh, String place)
      throws TokenRefused, NetworkException, IOException {
    String form = form("refresh_token", Map.of("refresh_token", refresh));
    try {
      return pair(form, refresh, place);
    } catch (Lost e) {
      return pair(form, refresh, place);
    }
  }

  /**
   * Asks that the pair be forgotten, by ANAF's own parameter names.
   *
   * @return false if there is no such call
   */
  boolean revoke(String access, String refresh, String place) throws NetworkException, IOException {
    boolean done = true;
    for (Map.Entry<String, String> token :
        Map.of("access_token", access, "refresh_token", refresh).entrySet()) {
      Map<String, String> fields = new TreeMap<>();
      fields.put("client_id", settings.clientId());
      fields.put("client_secret", settings.clientSecret());
      fields.put(token.getKey(), token.getValue());
      done &= revoked(encoded(fields), place);
    }
    return done;
  }

  private boolean revoked(String form, String place) throws NetworkException, IOException {
    return asked(
        "/revoke",
        form,
        place,
        response -> {
          int status = response.status();
          if (status >= 500) {
            throw unreachable("it answers " + status, place, false);
          }
          return status == 200;
        });
  }

  /** No answer, but the request may have arrived. */
  private static final class Lost extends NetworkException {
    private static final long serialVersionUID = 1L;

    Lost(Problem problem) {
      super(Kind.TRANSIENT, problem, Optional.of(Duration.ofMinutes(1)));
    }
  }

  /**
   * {@code token_content_type=jwt} is needed here too, else the provider issues short opaque
   * tokens.
   */
  private static String form(String grant, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("grant_type", grant);
    // in a fixed order, so that a request can be compared
    all.putAll(new TreeMap<>(fields));
    all.put("token_content_type", "jwt");
    return encoded(all);
  }

  private static String encoded(Map<String, String> fields) {
    StringBuilder b = new StringBuilder();
    fields.forEach(
        (k, v) ->
            b.append(b.isEmpty() ? "" : "&")
                .append(k)
                .append('=')
                .append(URLEncoder.encode(v, StandardCharsets.UTF_8)));
    return b.toString();
  }

  private TokenPair pair(String form, String oldRefresh, String place)
      throws TokenRefused, NetworkException, IOException {
    return asked("/token", form, place, response -> read(response, oldRefresh, place));
  }

  /** Reads an answer. */
  private interface Reading<T, E extends Exception> {
    T of(WireResponse response) throws E, NetworkException, IOException;
  }

  private <T, E extends Exception> T asked(
      String path, String form, String place, Reading<T, E> reading)
      throws E, NetworkException, IOException {
    Files.createDirectories(settings.spool());
    // readable by the owner alone, as temporary files are
    Path body = Files.createTempFile(settings.spool(), "form-", ".tmp");
    try {
      Files.writeString(body, form);
      try (WireResponse response = wire.exchange(request(path, body))) {
        return reading.of(response);
      }
    } catch (WireException e) {
      throw unreachable("it gave no answer: " + e.getMessage(), place, e.maybeSent());
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private static NetworkException unreachable(String what, String place, boolean maybeSent) {
    Problem problem =
        new Problem(
            "anaf.token-unreachable",
            "the identity provider cannot be asked: " + what,
            place,
            "it is tried again");
    return maybeSent
        ? new Lost(problem)
        : new NetworkException(Kind.TRANSIENT, problem, Optional.of(Duration.ofMinutes(1)));
  }

  private WireRequest request(String path, Path body) {
    String credentials = settings.clientId() + ":" + settings.clientSecret();
    Map<String, String> headers =
        Map.of(
            "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
            "Content-Type", "application/x-www-form-urlencoded",
            "Accept", "application/json");
    return new WireRequest(
        "POST",
        URI.create(settings.oauthBase() + path),
        headers,
        Optional.of(body),
        settings.tokenTimeout());
  }

  private TokenPair read(WireResponse response, String oldRefresh, String place)
      throws TokenRefused, NetworkException, IOException {
    JsonNode json = json(response.body());
    String access = json.path("access_token").asText("");
    if (response.status() == 200 && !access.isEmpty()) {
      return pair(
          access, json.path("refresh_token").asText(oldRefresh), json.path("expires_in").asLong(0));
    }
    throw TokenErrors.of(
        response.status(),
        json.path("error").asText(""),
        json.path("error_description").asText(""),
        place,
        RESTART);
  }

  private TokenPair pair(String access, String refresh, long expiresIn) {
    Instant now = clock.instant();
    Jwt jwt = Jwt.of(access);
    Optional<Instant> until =
        jwt.expiresAt()
            .or(() -> expiresIn > 0 ? Optional.of(now.plusSeconds(expiresIn)) : Optional.empty());
    return new TokenPair(
        access,
        refresh,
        until,
        Jwt.of(refresh).expiresAt(),
        jwt.serial(),
        jwt.issuedAt().orElse(now));
  }

  private static JsonNode json(Path body) throws IOException {
    try (InputStream in = Files.newInputStream(body)) {
      JsonNode node = MAPPER.readTree(in.readNBytes(BODY_LIMIT));
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      // a gateway's page
      return MissingNode.getInstance();
    }
  }
}
