package org.partida.sandbox.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.SandboxSettings;

/**
 * {@code GET /authorize}: where a person chooses a certificate. The browser's dialogue is a page
 * here; {@code cert=SERIAL} in the address, or the setting {@code oauth.autoApprove}, chooses
 * without it.
 */
final class Authorize {
  private static final String NONE = "none";
  private static final int SHOWN = 12;

  private final SandboxSettings settings;
  private final Applications applications;
  private final Certificates certificates;
  private final OAuth oauth;

  Authorize(
      SandboxSettings settings, Applications applications, Certificates certificates, OAuth oauth) {
    this.settings = settings;
    this.applications = applications;
    this.certificates = certificates;
    this.oauth = oauth;
  }

  WireResponse answer(WireRequest request, Instant now, Optional<Faults.Strike> strike) {
    String client = request.param("client_id").orElse("");
    String redirect = request.param("redirect_uri").orElse("");
    if (!applications.known(client)
        || !"code".equals(request.param("response_type").orElse(""))
        || !applications.accepts(client, redirect)) {
      return OAuth.error("invalid_request", "The authorization request is not valid");
    }
    if (strike.filter(s -> s.fault() == Fault.ACCESS_DENIED).isPresent()) {
      return back(request, "error=access_denied");
    }
    Optional<String> chosen =
        request
            .param("cert")
            .or(
                () ->
                    settings.on("oauth.autoApprove")
                        ? Optional.of(settings.text("oauth.autoSerial"))
                        : Optional.empty());
    return chosen.map(c -> chosen(request, c, now)).orElseGet(() -> page(request, now));
  }

  private WireResponse chosen(WireRequest request, String serial, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, SandboxClock.ROMANIA);
    boolean works = certificates.find(serial).filter(c -> c.works(today)).isPresent();
    if (!works) {
      return back(request, "error=access_denied");
    }
    String code =
        oauth.code(
            request.param("client_id").orElseThrow(),
            serial,
            request.param("redirect_uri").orElseThrow(),
            "jwt".equals(request.param("token_content_type").orElse("")),
            now);
    return back(request, "code=" + code);
  }

  private WireResponse back(WireRequest request, String answer) {
    String redirect = request.param("redirect_uri").orElseThrow();
    String state =
        request
            .param("state")
            .filter(s -> settings.on("oauth.echoState"))
            .map(s -> "&state=" + URLEncoder.encode(s, StandardCharsets.UTF_8))
            .orElse("");
    String join = redirect.indexOf('?') < 0 ? "?" : "&";
    return WireResponse.empty(302).with("Location", redirect + join + answer + state);
  }

  private WireResponse page(WireRequest request, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, SandboxClock.ROMANIA);
    StringBuilder body = new StringBuilder(2048);
    body.append("<h1>Choose a certificate</h1><p>The application <b>")
        .append(Html.escape(request.param("client_id").orElse("")))
        .append("</b> asks for access. This is the sandbox: these certificates are invented, and")
        .append(" your browser would ask this question in a window of its own.</p>");
    for (Certificate certificate : certificates.all()) {
      body.append(choice(request, certificate.serial(), describe(certificate, today)));
    }
    body.append(choice(request, NONE, "No certificate<br><small>cancel: access_denied</small>"));
    return WireResponse.html(200, Html.page("Sandbox: certificates", body.toString()));
  }

  private String describe(Certificate certificate, LocalDate today) {
    Optional<List<String>> only = certificates.rights(certificate.serial());
    String companies =
        only.map(
                cifs ->
                    cifs.isEmpty()
                        ? "no company"
                        : String.join(", ", cifs.subList(0, Math.min(SHOWN, cifs.size())))
                            + (cifs.size() > SHOWN
                                ? " and " + (cifs.size() - SHOWN) + " more"
                                : ""))
            .orElse("all companies");
    String trouble = "";
    if (!certificate.enrolled()) {
      trouble = " <span class=\"warn\">not enrolled</span>";
    } else if (!certificate.works(today)) {
      trouble = " <span class=\"warn\">out of date</span>";
    }
    return "<b>"
        + Html.escape(certificate.holder())
        + "</b>"
        + trouble
        + "<br><small>serial "
        + Html.escape(certificate.colons())
        + ", valid "
        + certificate.from()
        + " to "
        + certificate.to()
        + ", for "
        + Html.escape(companies)
        + "</small>";
  }

  /** A form that repeats the request with the choice; GET, as a browser's own answer would be. */
  private static String choice(WireRequest request, String serial, String label) {
    StringBuilder form = new StringBuilder("<form method=\"get\">");
    for (Map.Entry<String, String> field : request.query().entrySet()) {
      if (!"cert".equals(field.getKey())) {
        form.append(Html.hidden(field.getKey(), field.getValue()));
      }
    }
    return form.append("<button class=\"cert\" name=\"cert\" value=\"")
        .append(Html.escape(serial))
        .append("\">")
        .append(label)
        .append("</button></form>")
        .toString();
  }
}
