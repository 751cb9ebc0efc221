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
 * @param exchangeTolerance percent by which money in another currency than its document may differ
 *     from it at the rate of the day, since banks convert at rates of their own; the document is
 *     paid whole, what differs is an exchange difference, and somebody always looks at it. 0 = to
 *     the cent
 */
public record MatchOptions(
    int lookBackDays,
    boolean nameAndAmount,
    BigDecimal tolerance,
    Boolean proformas,
    BigDecimal exchangeTolerance) {
  private static final BigDecimal USUAL_SPREAD = new BigDecimal("2");

  /** All documents and proformas, nothing sure without a hard identifier, no tolerance. */
  public static final MatchOptions DEFAULT = new MatchOptions(0, false);

  public MatchOptions {
    // options were kept before there was one
    tolerance = tolerance == null ? BigDecimal.ZERO : tolerance.stripTrailingZeros();
    proformas = proformas == null || proformas;
    exchangeTolerance =
        exchangeTolerance == null ? USUAL_SPREAD : exchangeTolerance.stripTrailingZeros();
  }

  /** With what banks usually keep when they change money. */
  public MatchOptions(
      int lookBackDays, boolean nameAndAmount, BigDecimal tolerance, Boolean proformas) {
    this(lookBackDays, nameAndAmount, tolerance, proformas, USUAL_SPREAD);
  }

  /** With proformas. */
  public MatchOptions(int lookBackDays, boolean nameAndAmount, BigDecimal tolerance) {
    this(lookBackDays, nameAndAmount, tolerance, true);
  }

  public MatchOptions(int lookBackDays, boolean nameAndAmount) {
    this(lookBackDays, nameAndAmount, BigDecimal.ZERO);
  }
}
