package org.partida.spi.invoice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a validator says of one document. Immutable.
 *
 * <p>Stages run in the order of {@link Stage}, and only the first one that fails reports, as the
 * authority does it: what a document of the wrong shape breaks further on means nothing.
 *
 * @param failedAt the stage whose errors these are; empty if the document is valid
 * @param errors why the authority would refuse the document; empty if it is valid
 * @param warnings what it would let pass, and a person should know
 */
public record ValidationReport(
    Optional<Stage> failedAt, List<Finding> errors, List<Finding> warnings) {
  public ValidationReport {
    Objects.requireNonNull(failedAt, "failedAt");
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    if (failedAt.isPresent() == errors.isEmpty()) {
      throw new IllegalArgumentException("a stage fails exactly when there are errors");
    }
  }

  /** Whether nothing speaks against sending the document. */
  public boolean valid() {
    return errors.isEmpty();
  }

  /** What is checked, in this order. */
  public enum Stage {
    /** The shape: elements, their order, types. */
    XSD,
    /** The rules of the standard and of the country's use of it. */
    SCHEMATRON,
    /** The check digits of the parties' identifiers. */
    IDENTIFIERS
  }
}
