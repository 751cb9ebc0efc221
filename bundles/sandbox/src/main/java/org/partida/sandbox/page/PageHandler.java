package org.partida.sandbox.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.SandboxAccess;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

/**
 * The page at {@code /sandbox} and what its forms and links lead to, for callers on this machine
 * only. With the control's token set, the browser asks for it as a password. Safe for use by
 * several threads.
 */
public final class PageHandler {
  private static final String ZIP = "/sandbox/zip/";

  private final SandboxAccess access;
  private final String token;
  private final String secret;

  public PageHandler(SandboxAccess access, String token) {
    this.access = access;
    this.token = token;
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    this.secret = HexFormat.of().formatHex(random);
  }

  /**
   * Answers a request.
   *
   * @param request with its whole path
   * @param here the caller is on this machine
   */
  public WireResponse answer(WireRequest request, boolean here) {
    if (!here || !namesThisMachine(request)) {
      return WireResponse.text(403, "The sandbox's page is for this machine only.");
    }
    if (!mayEnter(request)) {
      return WireResponse.text(401, "The password is the token of the sandbox's control.")
          .with("WWW-Authenticate", "Basic realm=\"sandbox\", charset=\"UTF-8\"");
    }
    if ("/sandbox/do".equals(request.path())) {
      return act(request);
    }
    return request.path().startsWith(ZIP)
        ? zip(request.path().substring(ZIP.length()))
        : page(request);
  }

  /** A foreign name in front of this machine's address may be a trick of another page. */
  private static boolean namesThisMachine(WireRequest request) {
    return request
        .header("host")
        .orElse("")
        .matches("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
  }

  private boolean mayEnter(WireRequest request) {
    if (token.isEmpty()) {
      return true;
    }
    String given = request.header("authorization").orElse("");
    if (!given.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    try {
      String pair =
          new String(Base64.getDecoder().decode(given.substring(6)), StandardCharsets.UTF_8);
      return same(pair.substring(pair.indexOf(':') + 1), token);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private WireResponse page(WireRequest request) {
    return WireResponse.html(200, new SandboxPage(access.sandbox(), secret).html(request.query()))
        .as("text/html;charset=utf-8")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'")
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer")
        .with("X-Content-Type-Options", "nosniff");
  }

  private WireResponse act(WireRequest request) {
    List<Map.Entry<String, String>> fields = fields(request.text());
    if (!"POST".equals(request.method()) || !same(field(fields, "secret"), secret)) {
      return WireResponse.text(403, "This form is not of this page; load the page again.");
    }
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, String> field : fields) {
      if ("w".equals(field.getKey())) {
        words.add(field.getValue());
      } else if (field.getKey().startsWith("--") && !field.getValue().isBlank()) {
        words.add(field.getKey());
        words.add(field.getValue());
      }
    }
    Map<String, Object> answer = access.sandbox().control().run(words);
    access.clockMoved();
    String error =
        Optional.ofNullable(answer.get("error"))
            .map(e -> "?error=" + URLEncoder.encode(e.toString(), StandardCharsets.UTF_8))
            .orElse("");
    String anchor = field(fields, "anchor").replaceAll("[^a-z]", "");
    return WireResponse.empty(303).with("Location", "/sandbox" + error + "#" + anchor);
  }

  /** Names and values of a form in their order; a name may stand there several times. */
  private static List<Map.Entry<String, String>> fields(String form) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.add(
            Map.entry(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a stray percent sign: take the text as it stands
      return text;
    }
  }

  private static String field(List<Map.Entry<String, String>> fields, String name) {
    return fields.stream()
        .filter(f -> f.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private WireResponse zip(String which) {
    int slash = which.indexOf('/');
    String id = which.substring(slash + 1);
    Optional<Payload> archive =
        Env.ofPath(slash < 0 ? "" : which.substring(0, slash))
            .flatMap(env -> access.sandbox().wire().archive(env, id));
    return archive
        .map(
            zip ->
                WireResponse.bytes("application/zip", zip)
                    .with("Content-Disposition", "attachment; filename=\"" + id + ".zip\""))
        .orElseGet(() -> WireResponse.text(404, "No such item."));
  }
}
