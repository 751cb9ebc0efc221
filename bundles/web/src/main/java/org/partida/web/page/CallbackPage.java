package org.partida.web.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.partida.api.network.Authorisation;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Connection;
import org.partida.base.text.Words;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** What a person sees after authorising: done, or why not and what to do. Everything is escaped. */
public final class CallbackPage {
  private static final Words TEXTS = Words.beside(CallbackPage.class, "callback");

  /** The authority's days are Romanian ones. */
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private static final int SHOWN = 20;

  private CallbackPage() {}

  /** The first of ours that the browser takes, else English. */
  public static Locale language(List<String> asked) {
    return asked.stream()
        .filter(Words.LANGUAGES::contains)
        .findFirst()
        .map(Locale::forLanguageTag)
        .orElse(Locale.ENGLISH);
  }

  /** How an authorisation ended. */
  public static String of(Authorisations.Finished finished, Locale language) {
    Authorisation a = finished.authorisation();
    return finished
        .connection()
        .map(c -> done(a, c, language))
        .orElseGet(
            () ->
                of(
                    a.problem()
                        .orElse(new Problem("authorisation.failed", a.status().name(), a.id(), "")),
                    language));
  }

  private static String done(Authorisation a, Connection c, Locale language) {
    StringBuilder b = new StringBuilder(1024);
    b.append("<p>").append(escaped(text(language, "done.what"))).append("</p><dl>");
    row(b, language, "name", c.name() + " (" + c.id() + ")");
    c.holder().ifPresent(h -> row(b, language, "holder", h));
    c.certificateSerial().ifPresent(s -> row(b, language, "serial", s));
    c.refreshUntil().ifPresent(u -> row(b, language, "until", day(u, language)));
    if (!a.companies().isEmpty()) {
      row(b, language, "companies", companies(a.companies()));
    }
    b.append("</dl><p>").append(escaped(text(language, "close"))).append("</p>");
    return page(language, "done.title", "good", b.toString());
  }

  private static String companies(List<CompanyId> all) {
    List<String> first = all.stream().limit(SHOWN).map(CompanyId::value).toList();
    return String.join(", ", first) + (all.size() > SHOWN ? " … (" + all.size() + ")" : "");
  }

  private static void row(StringBuilder b, Locale language, String label, String value) {
    b.append("<dt>")
        .append(escaped(text(language, label)))
        .append("</dt><dd>")
        .append(escaped(value))
        .append("</dd>");
  }

  private static String day(Instant at, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language)
        .format(at.atZone(ROMANIA));
  }

  /** Why it came to nothing; the words of our own language where there are some. */
  public static String of(Problem problem, Locale language) {
    String what = TEXTS.find(language, problem.code() + ".what").orElse(problem.message());
    String fix = TEXTS.find(language, problem.code() + ".fix").orElse(problem.fix());
    StringBuilder b = new StringBuilder(1024);
    b.append("<p>").append(escaped(what)).append("</p>");
    if (!fix.isEmpty()) {
      b.append("<p><strong>")
          .append(escaped(text(language, "fix")))
          .append("</strong> ")
          .append(escaped(fix))
          .append("</p>");
    }
    b.append("<p class=\"quiet\">").append(escaped(problem.code()));
    if (!what.equals(problem.message())) {
      b.append(": ").append(escaped(problem.message()));
    }
    return page(language, "failed.title", "bad", b.append("</p>").toString());
  }

  private static String page(Locale language, String title, String tone, String body) {
    String t = escaped(text(language, title));
    return "<!doctype html>\n<html lang=\""
        + language.getLanguage()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<title>"
        + t
        + " – Partida</title>\n<link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"../style.css\">\n"
        + "</head>\n<body>\n<header><h1>Partida</h1></header>\n<main>\n<section class=\"card answer\" role=\"status\">\n<h2 class=\""
        + tone
        + "\">"
        + t
        + "</h2>\n"
        + body
        + "\n</section>\n</main>\n</body>\n</html>\n";
  }

  private static String text(Locale language, String key) {
    return TEXTS.find(language, key).orElse(key);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
