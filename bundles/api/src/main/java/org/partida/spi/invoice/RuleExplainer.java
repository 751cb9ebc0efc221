package org.partida.spi.invoice;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says in plain words what a validation rule wants and how to comply. Registered as an OSGi
 * service; a table in memory, callable from any thread. It explains one's own findings as well as
 * the error notices of an authority, which quote the same ids.
 */
@ConsumerType
public interface RuleExplainer {
  /**
   * What a rule wants.
   *
   * @param rule the id as printed, such as {@code BR-RO-110}
   * @param language Romanian or English; any other gives English
   * @return empty if this explainer does not know the rule
   */
  Optional<Explanation> explain(String rule, Locale language);

  /**
   * A rule in plain words. Immutable.
   *
   * @param businessTerm the term of EN 16931 that it is about, such as {@code BT-39} or {@code
   *     BG-8}; empty if it is about none in particular
   * @param message one sentence
   * @param fix the next step; never empty
   */
  record Explanation(Optional<String> businessTerm, String message, String fix) {
    public Explanation {
      Objects.requireNonNull(businessTerm, "businessTerm");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(fix, "fix");
    }
  }
}
