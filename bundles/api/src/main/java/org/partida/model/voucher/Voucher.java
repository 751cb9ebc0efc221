package org.partida.model.voucher;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;

/**
 * A balanced journal entry before the host has it. The constructor refuses one that does not
 * balance: debit equals credit in the ledger's currency. Immutable and thread-safe.
 *
 * @param externalId idempotency key, stored before the host is called
 * @param company whose books
 * @param date accounting date
 * @param documentDate date of the justifying document
 * @param journal the auxiliary journal
 * @param documentNumber number of the justifying document
 * @param text what it is about
 * @param lines at least two
 * @param reversalOf the external id of the voucher that this one takes back
 */
public record Voucher(
    ExternalId externalId,
    CompanyId company,
    LocalDate date,
    LocalDate documentDate,
    Journal journal,
    String documentNumber,
    String text,
    List<VoucherLine> lines,
    Optional<ExternalId> reversalOf) {

  public Voucher {
    lines = List.copyOf(lines);
    if (lines.size() < 2) {
      throw new IllegalArgumentException("a voucher has at least two lines: " + documentNumber);
    }
    requireBalanced(lines, documentNumber);
  }

  /** The currency of the ledger. */
  public Currency currency() {
    return lines.get(0).amount().currency();
  }

  /** Sum of the debit side. */
  public Money total() {
    Money sum = Money.zero(currency());
    for (VoucherLine l : lines) {
      sum = l.side() == Side.D ? sum.plus(l.amount()) : sum;
    }
    return sum;
  }

  private static void requireBalanced(List<VoucherLine> lines, String number) {
    Money sum = Money.zero(lines.get(0).amount().currency());
    for (VoucherLine l : lines) {
      sum = sum.plus(l.signed());
    }
    if (!sum.isZero()) {
      throw new IllegalArgumentException(
          "voucher " + number + " does not balance: debit − credit = " + sum);
    }
  }
}
