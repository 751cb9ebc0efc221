package org.partida.spv.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a token says of itself. It is read, not verified: it came over TLS from who issued it, and
 * only its dates are used. Immutable.
 *
 * @param issuedAt claim iat
 * @param expiresAt claim exp
 * @param serial serial of the certificate, hexadecimal without colons
 */
record Jwt(Optional<Instant> issuedAt, Optional<Instant> expiresAt, Optional<String> serial) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Jwt OPAQUE = new Jwt(Optional.empty(), Optional.empty(), Optional.empty());

  /** An opaque token says nothing. */
  static Jwt of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return OPAQUE;
    }
    try {
      JsonNode claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
      Optional<String> serial =
          Optional.ofNullable(claims.get("serial"))
              .map(n -> n.asText().replace(":", ""))
              .filter(s -> !s.isBlank());
      return new Jwt(time(claims, "iat"), time(claims, "exp"), serial);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return OPAQUE;
    } catch (IOException e) {
      return OPAQUE;
    }
  }

  private static Optional<Instant> time(JsonNode claims, String name) {
    JsonNode n = claims.get(name);
    return n != null && n.canConvertToLong()
        ? Optional.of(Instant.ofEpochSecond(n.asLong()))
        : Optional.empty();
  }

  /** From issue to end, if both are told. */
  Optional<Duration> life() {
    return issuedAt.flatMap(i -> expiresAt.map(e -> Duration.between(i, e)));
  }
}
