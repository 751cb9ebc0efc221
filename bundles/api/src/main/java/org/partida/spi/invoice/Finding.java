package org.partida.spi.invoice;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a validator found. Immutable.
 *
 * @param rule the rule's id as the authority prints it, such as {@code BR-RO-110}, {@code XSD} or
 *     {@code ERRIdentif}
 * @param location where in the file: an XPath, or line and column for what the schema refuses
 * @param message one sentence in plain language
 * @param fix the next step; never empty
 * @param businessTerm the term of EN 16931 that the rule is about, such as {@code BT-39}; empty if
 *     the rule names none
 * @param ruleText the rule's own words, as the authority prints them
 */
public record Finding(
    String rule,
    String location,
    String message,
    String fix,
    Optional<String> businessTerm,
    String ruleText) {
  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(businessTerm, "businessTerm");
    Objects.requireNonNull(ruleText, "ruleText");
  }
}
