package org.partida.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.seal.SealKeys;

/** Signs and checks JWTs with the authority's key. Safe for use by several threads. */
final class Jwt {
  private static final int REMEMBERED = 4096;
  private static final String ALGORITHM = "SHA512withRSA";

  private final SealKeys keys;

  /** Tokens whose signature was found right: the same one comes with thousands of calls. */
  private final Map<String, JsonNode> genuine =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
              return size() > REMEMBERED;
            }
          });

  Jwt(SealKeys keys) {
    this.keys = keys;
  }

  String write(Map<String, Object> payload) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS512");
    header.put("typ", "JWT");
    header.put("kid", "anaf_sandbox");
    String signed = base64(Json.write(header)) + "." + base64(Json.write(payload));
    byte[] value = keys.sign(ALGORITHM, signed.getBytes(StandardCharsets.UTF_8));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The claims of a token with a right signature. */
  Optional<JsonNode> read(String token) {
    JsonNode known = genuine.get(token);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<JsonNode> claims = checked(token);
    claims.ifPresent(c -> genuine.put(token, c));
    return claims;
  }

  private Optional<JsonNode> checked(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] data = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
      Base64.Decoder decoder = Base64.getUrlDecoder();
      return keys.verify(ALGORITHM, data, decoder.decode(parts[2]))
          ? Optional.of(Json.read(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // not base64 or not JSON: no token of ours
      return Optional.empty();
    }
  }
}
