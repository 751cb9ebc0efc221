package org.partida.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The natural key of a client company: ISO 3166 country code and fiscal code without blanks, such
 * as {@code RO12345674}. Immutable.
 *
 * @param value country and fiscal code, upper case
 */
public record CompanyId(String value) implements Comparable<CompanyId> {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9A-Z]{2,16}");

  public CompanyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a company id (country + fiscal code, such as RO12345674): " + value);
    }
  }

  /**
   * Reads what a person types: blanks are dropped, letters made capital, bare digits taken as
   * Romanian.
   */
  public static CompanyId parse(String text) {
    String s = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    return new CompanyId(s.matches("\\d+") ? "RO" + s : s);
  }

  public static CompanyId of(String country, String fiscalCode) {
    return new CompanyId(country + fiscalCode);
  }

  /** ISO 3166 alpha-2 code. */
  public String country() {
    return value.substring(0, 2);
  }

  /** The fiscal code without the country, as ANAF's {@code cif} wants it. */
  public String fiscalCode() {
    return value.substring(2);
  }

  /** The id for a screen or a log: a natural person's is masked. */
  public String shown() {
    return TaxIds.shown(this);
  }

  @Override
  public int compareTo(CompanyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
