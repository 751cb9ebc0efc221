package org.partida.sandbox.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;

/** The applications registered at the identity provider: secret and callbacks of each. */
public final class Applications {
  private static final String CLIENT = "client.";
  private static final String REDIRECTS = "redirects.";
  private final SandboxBooks books;
  private final SandboxSettings settings;

  public Applications(SandboxBooks books, SandboxSettings settings) {
    this.books = books;
    this.settings = settings;
  }

  /** Registers an application, or gives it another secret. */
  public void register(String client, String secret) {
    books.put(CLIENT + client, secret);
  }

  /** True if the application is registered. */
  public boolean known(String client) {
    return books.get(CLIENT + client).isPresent();
  }

  /** Registers a callback as the portal does: one without https is refused unless allowed. */
  public void addRedirect(String client, String redirect) {
    if (!known(client)) {
      throw new IllegalArgumentException("no application " + client + "; register makes one");
    }
    if (!secure(redirect)) {
      throw new IllegalArgumentException(
          "400: the callback must be https (setting oauth.allowHttpRedirect): " + redirect);
    }
    List<String> all = redirects(client);
    if (!all.contains(redirect)) {
      books.put(
          REDIRECTS + client, String.join("\n", all) + (all.isEmpty() ? "" : "\n") + redirect);
    }
  }

  /** Forgets the callbacks of an application. */
  public void clearRedirects(String client) {
    books.forget(REDIRECTS + client);
  }

  /** The registered callbacks. */
  public List<String> redirects(String client) {
    return books
        .get(REDIRECTS + client)
        .map(text -> List.of(text.split("\n", -1)))
        .orElse(List.of());
  }

  /** Applications with their callbacks. */
  public Map<String, List<String>> all() {
    Map<String, List<String>> all = new TreeMap<>();
    books
        .entries(CLIENT)
        .keySet()
        .forEach(
            key -> {
              String client = key.substring(CLIENT.length());
              all.put(client, redirects(client));
            });
    return all;
  }

  /** True if an authorisation may end at this address: exactly one that was registered. */
  boolean accepts(String client, String redirect) {
    List<String> registered = redirects(client);
    boolean fits =
        registered.isEmpty() ? settings.on("oauth.anyRedirect") : registered.contains(redirect);
    return fits && secure(redirect);
  }

  private boolean secure(String redirect) {
    try {
      URI uri = URI.create(redirect);
      String host = uri.getHost() == null ? "" : uri.getHost();
      return switch (uri.getScheme() == null ? "" : uri.getScheme()) {
        case "https" -> !host.isEmpty();
        case "http" ->
            switch (settings.text("oauth.allowHttpRedirect")) {
              case "true" -> !host.isEmpty();
              case "loopback" -> host.matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
              default -> false;
            };
        default -> false;
      };
    } catch (IllegalArgumentException e) {
      // no address at all
      return false;
    }
  }

  /** HTTP Basic is what the authority documents; the same two values in the body work as well. */
  Optional<String> authenticated(WireRequest request, Map<String, String> form) {
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
    return Optional.of(id).filter(c -> books.get(CLIENT + c).filter(given::equals).isPresent());
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
