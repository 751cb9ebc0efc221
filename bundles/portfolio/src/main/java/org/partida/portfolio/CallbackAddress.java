package org.partida.portfolio;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.partida.api.network.Authorisations;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * The answer in an address that a person copied from a browser. The address is never shown again.
 */
final class CallbackAddress {
  private CallbackAddress() {}

  static Authorisations.Answer answer(URI address) {
    Map<String, String> fields = new HashMap<>();
    String query = address.getRawQuery() == null ? "" : address.getRawQuery();
    for (String pair : query.split("&")) {
      int eq = pair.indexOf('=');
      if (eq > 0) {
        fields.put(pair.substring(0, eq), decoded(pair.substring(eq + 1)));
      }
    }
    if (!fields.containsKey("code") && !fields.containsKey("error")) {
      throw bad();
    }
    return new Authorisations.Answer(
        field(fields, "state"),
        field(fields, "code"),
        field(fields, "error"),
        field(fields, "error_description"));
  }

  private static Optional<String> field(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).filter(v -> !v.isBlank());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad();
    }
  }

  private static PartidaException bad() {
    return new PartidaException(
        new Problem(
            "authorisation.address",
            "the address holds neither code nor error",
            "authorisation",
            "copy the whole address that the browser ended at, in quotes"));
  }
}
