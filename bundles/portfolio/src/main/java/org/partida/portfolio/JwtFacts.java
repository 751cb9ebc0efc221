package org.partida.portfolio;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.partida.base.json.Json;

/**
 * What a token says of itself, read without checking its signature: for showing and for alarms,
 * never for trust. An opaque token says nothing.
 *
 * @param expires claim exp
 * @param holder claim sub
 * @param serial ANAF's claim serial, the certificate's
 */
record JwtFacts(Optional<Instant> expires, Optional<String> holder, Optional<String> serial) {
  private static final JwtFacts NOTHING =
      new JwtFacts(Optional.empty(), Optional.empty(), Optional.empty());

  static JwtFacts of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return NOTHING;
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      Map<?, ?> map = Json.read(claims, Map.class);
      return new JwtFacts(
          Optional.ofNullable(map.get("exp"))
              .map(e -> Instant.ofEpochSecond(Long.parseLong(e.toString()))),
          Optional.ofNullable(map.get("sub")).map(Object::toString),
          Optional.ofNullable(map.get("serial")).map(Object::toString));
    } catch (RuntimeException e) {
      return NOTHING;
    }
  }
}
