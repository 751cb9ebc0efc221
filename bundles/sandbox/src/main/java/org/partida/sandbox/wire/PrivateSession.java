package org.partida.sandbox.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The gateway in front of the private virtual space: cookies, the policy page that asks for the
 * certificate, the nonce, and back to where the caller wanted to go. A session ends; then it begins
 * again at the policy page.
 */
final class PrivateSession {
  private static final String BASE = "/sandbox/anaf";
  private static final String KEY = "spv.session.";
  private static final Pattern COOKIE = Pattern.compile("MRHSession=([0-9a-f]{32})");

  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final IdSource ids;
  private final Tokens tokens;

  PrivateSession(SandboxBooks books, SandboxSettings settings, IdSource ids, Tokens tokens) {
    this.books = books;
    this.settings = settings;
    this.ids = ids;
    this.tokens = tokens;
  }

  /** The serial of the certificate behind an open session. */
  Optional<String> serial(WireRequest request, Instant now) {
    return session(request)
        .map(this::state)
        .filter(parts -> "OPEN".equals(parts[0]) && Instant.parse(parts[1]).isAfter(now))
        .map(parts -> parts[2]);
  }

  private static Optional<String> session(WireRequest request) {
    Matcher matcher = COOKIE.matcher(request.header("cookie").orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private String[] state(String session) {
    String[] parts = books.get(KEY + session).orElse("").split("\n", -1);
    return parts.length == 4 ? parts : new String[] {"", Instant.EPOCH.toString(), "", ""};
  }

  private void keep(String session, String state, Instant until, String serial, String target) {
    books.put(KEY + session, String.join("\n", state, until.toString(), serial, target));
  }

  /** Sends the caller to the policy page, with fresh cookies. */
  WireResponse begin(WireRequest request, Instant now) {
    String session = ids.hex("session").substring(0, 32);
    StringBuilder query = new StringBuilder();
    new TreeMap<>(request.query())
        .forEach(
            (name, value) ->
                query
                    .append(query.isEmpty() ? "?" : "&")
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(value)));
    keep(session, "ASKED", now.plusSeconds(300), "", BASE + request.path() + query);
    String path = "; path=" + BASE;
    return WireResponse.empty(302)
        .with("Location", BASE + "/my.policy")
        .with(
            "Set-Cookie",
            "MRHSession="
                + session
                + path
                + "\nLastMRH_Session="
                + session.substring(24)
                + path
                + "\nF5_ST=1z1z1z"
                + now.getEpochSecond()
                + "z604800"
                + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** {@code /my.policy}: here the real gateway asks the connection for a certificate. */
  WireResponse policy(WireRequest request, Instant now) {
    Optional<String> session = session(request);
    Optional<Certificate> certificate = tokens.certificate(request, now);
    if (session.isEmpty() || certificate.isEmpty()) {
      return WireResponse.html(
          200,
          "<html><head><title>Logout</title></head><body>Certificatul nu a fost"
              + " prezentat</body></html>");
    }
    String target = state(session.get())[3];
    String nonce = ids.hex("nonce").substring(0, 16);
    keep(session.get(), nonce, now.plusSeconds(60), certificate.get().serial(), target);
    return WireResponse.empty(302).with("Location", BASE + "/my.policy_nonce?nonce=" + nonce);
  }

  /** {@code /my.policy_nonce}: opens the session and sends the caller back. */
  WireResponse nonce(WireRequest request, Instant now) {
    Optional<String> session = session(request);
    String[] parts = session.map(this::state).orElseGet(() -> state(""));
    boolean right =
        request.param("nonce").filter(parts[0]::equals).isPresent()
            && Instant.parse(parts[1]).isAfter(now);
    if (!right) {
      return OAuth.elsewhere().with("Location", BASE + "/my.policy");
    }
    long seconds = settings.number("spv.sessionSeconds");
    keep(session.orElseThrow(), "OPEN", now.plusSeconds(seconds), parts[2], parts[3]);
    return WireResponse.empty(302).with("Location", parts[3].isEmpty() ? BASE : parts[3]);
  }
}
