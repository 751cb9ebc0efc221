package org.partida.views;

import static org.partida.views.Obj.obj;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.partida.api.document.Document;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Ready texts of messages to a seller, in Romanian and English, from {@code message-templates.psv}.
 * Immutable.
 */
public final class MessageTemplates {
  private static final List<Template> ALL = load();

  private MessageTemplates() {}

  /**
   * A text with the placeholders {@code {number}}, {@code {date}} and {@code {reason}}.
   *
   * @param name what it is asked for by
   * @param language ro or en
   * @param title in a few words
   * @param text the message
   */
  public record Template(String name, String language, String title, String text) {}

  /** All of a language; what is neither Romanian nor English is Romanian, as the sellers are. */
  public static List<Template> all(Locale language) {
    String tag = language.getLanguage().equals("en") ? "en" : "ro";
    return ALL.stream().filter(t -> t.language().equals(tag)).toList();
  }

  /**
   * A template's text about a document.
   *
   * @throws PartidaException {@code usage} if there is no such template, or it needs a reason
   */
  public static String fill(String name, Locale language, Document about, String reason) {
    Template t =
        all(language).stream()
            .filter(x -> x.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    usage(
                        "there is no template " + name,
                        "one of " + all(language).stream().map(Template::name).toList()));
    boolean named = t.text().contains("{reason}");
    if (named && reason.isBlank()) {
      throw usage("the template " + name + " needs a reason", "give the reason");
    }
    // the reason last: what a person wrote is not looked through for placeholders
    return (named || reason.isBlank() ? t.text() : t.text() + " {reason}")
        .replace("{number}", about.number())
        .replace("{date}", about.issueDate().toString())
        .replace("{reason}", reason);
  }

  public static Obj view(Template t) {
    return obj()
        .put("name", t.name())
        .put("language", t.language())
        .put("title", t.title())
        .put("text", t.text());
  }

  private static PartidaException usage(String message, String fix) {
    return new PartidaException(new Problem("usage", message, "template", fix));
  }

  private static List<Template> load() {
    try (InputStream in = MessageTemplates.class.getResourceAsStream("message-templates.psv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(l -> l.split("\\|", -1))
          .map(c -> new Template(c[0], c[1], c[2], c[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
