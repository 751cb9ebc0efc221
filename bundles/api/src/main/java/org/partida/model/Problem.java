package org.partida.model;

import java.util.Objects;

/**
 * What is wrong, where, and what to do about it: the error entry of every answer. Problems are
 * shown and logged, so a personal code (CNP) in any of the texts is masked here. Immutable.
 *
 * @param code stable machine-readable name, such as {@code xml.dtd} or {@code vat.rate-unknown}
 * @param message one sentence for a person
 * @param location file, line, element, field or id; empty only where the whole call failed
 * @param fix the next step; never empty
 */
public record Problem(String code, String message, String location, String fix) {
  public Problem {
    Objects.requireNonNull(code, "code");
    message = TaxIds.maskedIn(Objects.requireNonNull(message, "message"));
    location = TaxIds.maskedIn(Objects.requireNonNull(location, "location"));
    fix = TaxIds.maskedIn(Objects.requireNonNull(fix, "fix"));
  }

  /** This problem seen at another place, for a caller that knows more of where. */
  public Problem at(String place) {
    return new Problem(code, message, place, fix);
  }

  @Override
  public String toString() {
    return message + (location.isEmpty() ? "" : " [" + location + "]") + " (" + code + "); " + fix;
  }
}
