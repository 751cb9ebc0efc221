package org.partida.cius.ro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.partida.base.json.Json;
import org.partida.spi.invoice.RuleExplainer;

/**
 * What the rules want, in Romanian and English, out of the data files {@code rules-ro.json} and
 * {@code rules-en.json}. Immutable.
 */
@Component(service = RuleExplainer.class)
public final class Explanations implements RuleExplainer {
  private final Map<String, Entry> romanian = load("rules-ro.json");
  private final Map<String, Entry> english = load("rules-en.json");

  @Override
  public Optional<Explanation> explain(String rule, Locale language) {
    Map<String, Entry> table = language.getLanguage().equals("ro") ? romanian : english;
    return Optional.ofNullable(table.get(rule))
        .map(e -> new Explanation(Optional.ofNullable(e.term()), e.message(), e.fix()));
  }

  /** Ids of all rules that are explained. */
  Iterable<String> known() {
    return romanian.keySet();
  }

  private static Map<String, Entry> load(String name) {
    try (InputStream in = Explanations.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Map.copyOf(Json.read(text, File.class).rules());
    } catch (IOException e) {
      throw new IllegalStateException("the bundle's " + name + " cannot be read", e);
    }
  }

  /**
   * A data file.
   *
   * @param date when it was compared with the published rules
   * @param source which rules these are
   * @param rules by id
   */
  record File(String date, String source, Map<String, Entry> rules) {}

  /** A rule: term, what it wants, what to do. */
  record Entry(String term, String message, String fix) {}
}
