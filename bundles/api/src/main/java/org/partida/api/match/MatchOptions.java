package org.partida.api.match;

/**
 * How careful matching is for a company. Immutable.
 *
 * @param lookBackDays documents that are older than the oldest open line by more days are not
 *     looked at; 0 = all are
 * @param nameAndAmount a unique name together with the exact amount may be sure; else nothing is
 *     without a hard identifier (reference, waybill, known IBAN, fiscal code)
 */
public record MatchOptions(int lookBackDays, boolean nameAndAmount) {
  /** All documents, and nothing sure without a hard identifier. */
  public static final MatchOptions DEFAULT = new MatchOptions(0, false);
}
