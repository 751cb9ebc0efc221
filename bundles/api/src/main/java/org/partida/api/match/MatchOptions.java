package org.partida.api.match;

import java.math.BigDecimal;

/**
 * How careful matching is for a company. Immutable.
 *
 * @param lookBackDays documents that are older than the oldest open line by more days are not
 *     looked at; 0 = all are
 * @param nameAndAmount a unique name together with the exact amount may be sure; else nothing is
 *     without a hard identifier (reference, waybill, known IBAN, fiscal code)
 * @param tolerance how much less or more than is open still pays all of it, in the company's
 *     currency; the difference goes to the country's account of such differences, and somebody
 *     always looks at it. 0 = a part is a part
 * @param proformas lines may pay the host's open proformas, whose invoices are made when such a
 *     line is confirmed; off = such a line says what it seems to pay, and waits
 */
public record MatchOptions(
    int lookBackDays, boolean nameAndAmount, BigDecimal tolerance, Boolean proformas) {
  /** All documents and proformas, nothing sure without a hard identifier, no tolerance. */
  public static final MatchOptions DEFAULT = new MatchOptions(0, false);

  public MatchOptions {
    // options were kept before there was one
    tolerance = tolerance == null ? BigDecimal.ZERO : tolerance.stripTrailingZeros();
    proformas = proformas == null || proformas;
  }

  /** With proformas. */
  public MatchOptions(int lookBackDays, boolean nameAndAmount, BigDecimal tolerance) {
    this(lookBackDays, nameAndAmount, tolerance, true);
  }

  public MatchOptions(int lookBackDays, boolean nameAndAmount) {
    this(lookBackDays, nameAndAmount, BigDecimal.ZERO);
  }
}
