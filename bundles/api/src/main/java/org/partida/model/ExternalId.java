package org.partida.model;

import java.util.regex.Pattern;

/**
 * The idempotency key of an outside effect, made and stored before the effect. Immutable.
 *
 * @param value 1 to 64 printable ASCII characters, stable for ever, unique per company and purpose
 */
public record ExternalId(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,64}");

  public ExternalId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not an external id (1 to 64 printable ASCII characters): " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
