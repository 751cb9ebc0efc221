package org.partida.spi.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.Money;
import org.partida.model.match.OpenItem;

/**
 * A batch to match. Immutable.
 *
 * @param lines lines that nobody has confirmed yet
 * @param items open items of the company
 * @param ownIbans the company's own accounts, which identify nobody
 * @param policy how careful to be
 * @param tolerance how much more or less than is open still pays all of it, of lines in its
 *     currency
 * @param payers accounts and names that paid for partners before
 * @param receipts ids of those items that are receipts or payments which a person entered before
 *     the bank told of them
 * @param ownTaxIds the company's own fiscal codes, which identify nobody either: some banks print
 *     both sides of a payment
 */
public record MatchRequest(
    List<MatchLine> lines,
    List<OpenItem> items,
    Set<String> ownIbans,
    Policy policy,
    Optional<Money> tolerance,
    List<KnownPayer> payers,
    Set<String> receipts,
    Set<String> ownTaxIds) {
  public MatchRequest {
    lines = List.copyOf(lines);
    items = List.copyOf(items);
    ownIbans = Set.copyOf(ownIbans);
    payers = List.copyOf(payers);
    receipts = Set.copyOf(receipts);
    ownTaxIds = Set.copyOf(ownTaxIds);
  }

  /** Without receipts that were entered by hand, and without own fiscal codes. */
  public MatchRequest(
      List<MatchLine> lines,
      List<OpenItem> items,
      Set<String> ownIbans,
      Policy policy,
      Optional<Money> tolerance,
      List<KnownPayer> payers) {
    this(lines, items, ownIbans, policy, tolerance, payers, Set.of(), Set.of());
  }

  /** Without tolerance, and nothing was learned before. */
  public MatchRequest(
      List<MatchLine> lines, List<OpenItem> items, Set<String> ownIbans, Policy policy) {
    this(lines, items, ownIbans, policy, Optional.empty(), List.of());
  }

  /**
   * An account or name that paid for a partner before. Immutable.
   *
   * @param partner as {@link OpenItem#partnerId}
   */
  public record KnownPayer(String partner, Optional<String> iban, Optional<String> name) {}

  /** How careful to be: {@code STRICT} calls nothing sure without a hard identifier. */
  public enum Policy {
    STRICT,
    BALANCED
  }
}
