package org.partida.spi.invoice;

import java.util.Locale;
import java.util.Objects;

/**
 * How a document is to be looked at. Immutable.
 *
 * @param language language of {@link Finding#message} and {@link Finding#fix}: Romanian or English;
 *     any other gives English
 * @param foreignBuyer the document is meant for a buyer outside the country who has no identifier
 *     there (the parameter {@code extern=DA} of a sending to ANAF), so that buyer's is not checked
 */
public record ValidationOptions(Locale language, boolean foreignBuyer) {
  public ValidationOptions {
    Objects.requireNonNull(language, "language");
  }

  /** In this language, for any buyer at home. */
  public static ValidationOptions in(Locale language) {
    return new ValidationOptions(language, false);
  }
}
