package org.partida.sandbox.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.checks.DocumentChecks;
import org.partida.sandbox.checks.Parties;
import org.partida.sandbox.checks.Standard;
import org.partida.sandbox.checks.Verdict;
import org.partida.sandbox.generate.Payload;

/**
 * {@code validare} and {@code transformare}: open to everybody, in production only, behind a
 * firewall that rejects some good documents.
 */
final class PublicEndpoint {
  private static final Pattern CLIMBING =
      Pattern.compile("schemaLocation\\s*=\\s*[\"'][^\"']*\\.\\./");
  private static final Pattern COMMANDS = Pattern.compile(";(CP|rm) ");

  /** The variant without validation stands behind stricter rules. */
  private static final Pattern STRICT = Pattern.compile("schemaLocation\\s*=|;[A-Za-z]{2} ");

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final SandboxSettings settings;
  private final DocumentChecks checks;
  private final IdSource ids;

  PublicEndpoint(SandboxSettings settings, DocumentChecks checks, IdSource ids) {
    this.settings = settings;
    this.checks = checks;
    this.ids = ids;
  }

  /** {@code validare}. */
  WireResponse validate(WireRequest request, String standard) {
    return rejected(request, false)
        .orElseGet(
            () -> {
              List<String> errors = errors(request, standard, true);
              return errors.isEmpty() ? answer("ok", List.of()) : answer("nok", errors);
            });
  }

  /** {@code transformare}, with {@code plain} for the path that ends in DA. */
  WireResponse pdf(WireRequest request, String standard, boolean plain, Instant now) {
    return rejected(request, plain)
        .orElseGet(
            () -> {
              List<String> errors = errors(request, standard, !plain);
              return errors.isEmpty() ? pdf(request, now) : answer("nok", errors);
            });
  }

  /** The missing path segment: a Spring page whose time is ISO and whose path has no prod. */
  static WireResponse missing(WireRequest request, Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timestamp", ISO.format(now));
    body.put("status", 404);
    body.put("error", "Not Found");
    body.put("path", request.path().replaceFirst("^/(prod|test)", ""));
    return WireResponse.json(404, body);
  }

  /** A technical error in the form of these calls. */
  WireResponse technical(String text) {
    return answer("nok", List.of(text));
  }

  private WireResponse answer(String state, List<String> errors) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("stare", state);
    if (!errors.isEmpty()) {
      body.put("Messages", errors.stream().map(e -> Map.of("message", e)).toList());
    }
    body.put("trace_id", ids.uuid("trace"));
    return WireResponse.json(200, body);
  }

  private Optional<WireResponse> rejected(WireRequest request, boolean strict) {
    if (!settings.on("waf.triggers")) {
      return Optional.empty();
    }
    String text = request.text();
    boolean hit =
        CLIMBING.matcher(text).find()
            || COMMANDS.matcher(text).find()
            || (strict && STRICT.matcher(text).find());
    return hit
        ? Optional.of(WireResponse.html(200, "").body(Texts.wafPage(ids.digits("support"))))
        : Optional.empty();
  }

  private List<String> errors(WireRequest request, String name, boolean content) {
    if (!name.matches("FACT1|FCN")) {
      return List.of("Valorile acceptate pentru parametrul standard sunt FACT1 si FCN");
    }
    if (request.body().size() > settings.number("limit.validateBytes")) {
      return List.of("Marime fisier transmis mai mare de 5 MB.");
    }
    Standard standard = "FACT1".equals(name) ? Standard.UBL : Standard.CN;
    Optional<String> shape = checks.shape(standard, request.body());
    if (shape.isPresent()) {
      return List.of("Fisierul transmis nu este valid. " + shape.get() + " ");
    }
    if (!content) {
      return List.of();
    }
    // a foreign buyer cannot be declared here: the flag exists at the upload only
    Verdict verdict = checks.content(standard, request.body(), false, cui -> true);
    return verdict.texts("legacy".equals(settings.text("errors.format")));
  }

  private WireResponse pdf(WireRequest request, Instant now) {
    Payload body = request.body();
    Parties parties = Parties.read(body);
    List<String> lines = new ArrayList<>();
    lines.add("RO eFactura (sandbox)");
    lines.add("Document: " + SafeDom.firstText(body, "ID"));
    lines.add("Data emiterii: " + SafeDom.firstText(body, "IssueDate"));
    lines.add("Vanzator: " + parties.seller());
    lines.add("Cumparator: " + parties.buyer());
    lines.add("Total de plata: " + SafeDom.firstText(body, "PayableAmount"));
    lines.add("Generat: " + Call.stamp(now));
    Payload pdf = PlainPdf.of(lines);
    Payload sent =
        settings.on("pdf.base64") ? Payload.of(Base64.getEncoder().encode(pdf.bytes())) : pdf;
    return WireResponse.bytes("application/pdf", sent);
  }
}
