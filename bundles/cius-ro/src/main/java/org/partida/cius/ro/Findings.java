package org.partida.cius.ro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.cius.ro.identity.Identifiers;
import org.partida.cius.ro.schema.Shape;
import org.partida.cius.ro.schematron.Fired;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.RuleExplainer;
import org.partida.spi.invoice.RuleExplainer.Explanation;

/** What the stages found, in plain words. Immutable. */
final class Findings {
  /** A rule that fails in each of five thousand lines need not say so five thousand times. */
  static final int MOST_OF_A_RULE = 50;

  private static final Pattern TERM = Pattern.compile("\\b(B[TG]-\\d+)");
  private static final Pattern QUOTED = Pattern.compile("^\\[([^\\]]+)\\]\\s*-?\\s*");

  private final RuleExplainer explainer;
  private final Locale language;
  private final boolean romanian;

  Findings(RuleExplainer explainer, Locale language) {
    this.explainer = explainer;
    this.language = language;
    this.romanian = language.getLanguage().equals("ro");
  }

  List<Finding> ofShape(List<Shape.Complaint> complaints) {
    return complaints.stream().map(this::ofShape).toList();
  }

  private Finding ofShape(Shape.Complaint c) {
    SchemaWords words = SchemaWords.of(c.text(), romanian);
    return new Finding("XSD", c.place(), words.message(), words.fix(), Optional.empty(), c.text());
  }

  List<Finding> ofIdentity(List<Identifiers.Complaint> complaints) {
    List<Finding> all = new ArrayList<>();
    for (Identifiers.Complaint c : complaints) {
      Explanation e = explainer.explain(c.key(), language).orElseThrow();
      all.add(
          new Finding(
              "ERRIdentif",
              c.location(),
              c.text() + ": " + e.message(),
              e.fix(),
              Optional.of(c.businessTerm()),
              c.text()));
    }
    return all;
  }

  /** Errors or warnings of the rules; of one rule the first {@link #MOST_OF_A_RULE}. */
  List<Finding> ofRules(List<Fired> fired, boolean fatal) {
    Map<String, Integer> times = new HashMap<>();
    List<Fired> kept = new ArrayList<>();
    for (Fired f : fired) {
      if (f.fatal() == fatal && times.merge(f.rule(), 1, Integer::sum) <= MOST_OF_A_RULE) {
        kept.add(f);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    List<Finding> all = new ArrayList<>();
    for (Fired f : kept) {
      boolean last = seen.merge(f.rule(), 1, Integer::sum) == MOST_OF_A_RULE;
      all.add(ofRule(f, last ? times.get(f.rule()) - MOST_OF_A_RULE : 0));
    }
    return all;
  }

  private Finding ofRule(Fired f, int more) {
    Optional<Explanation> known = explainer.explain(f.rule(), language);
    String message = known.map(Explanation::message).orElseGet(() -> own(f.text()));
    Optional<String> term = known.flatMap(Explanation::businessTerm).or(() -> term(f.text()));
    String fix = known.map(Explanation::fix).orElseGet(() -> fix(term));
    return new Finding(
        f.rule(),
        f.location(),
        message + quoted(f) + (more > 0 ? more(more) : ""),
        fix,
        term,
        f.text());
  }

  /** ANAF prints the id in the text, which for a few rules is another than the assertion's. */
  private String quoted(Fired f) {
    Matcher m = QUOTED.matcher(f.text());
    return m.find() && !m.group(1).equals(f.rule())
        ? (romanian ? " (ANAF o numește [" : " (ANAF calls it [") + m.group(1) + "])"
        : "";
  }

  private String more(int count) {
    return romanian
        ? " (și de încă " + count + " ori)"
        : " (and " + count + " more " + (count == 1 ? "time)" : "times)");
  }

  /** The rule's own words in this language, where it has both: Romanian, #, English. */
  private String own(String text) {
    String bare = QUOTED.matcher(text).replaceFirst("");
    int hash = bare.indexOf('#');
    if (hash < 0) {
      return bare;
    }
    return (romanian ? bare.substring(0, hash) : bare.substring(hash + 1)).strip();
  }

  private static Optional<String> term(String text) {
    Matcher m = TERM.matcher(text);
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }

  private String fix(Optional<String> term) {
    String what = term.orElse(romanian ? "elementul indicat" : "the element shown");
    return romanian
        ? "corectează " + what + " și validează din nou"
        : "correct " + what + " and validate again";
  }
}
