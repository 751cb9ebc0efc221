package org.partida.api.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;

/**
 * A voucher and what became of it. Immutable.
 *
 * @param voucher the entry itself
 * @param document id of the document it comes from
 * @param state how far it got
 * @param number the host's number, once posted
 * @param ruleVersion rule set that made it
 * @param problem why the host refused it
 * @param postedAt when the host took it
 * @param reversedBy external id of the counter-entry
 */
public record VoucherRecord(
    Voucher voucher,
    Optional<String> document,
    VoucherState state,
    Optional<String> number,
    String ruleVersion,
    Optional<Problem> problem,
    Optional<Instant> postedAt,
    Optional<String> reversedBy) {

  /** The vouchers of a list, without the rest. */
  public static List<Voucher> vouchers(List<VoucherRecord> records) {
    return records.stream().map(VoucherRecord::voucher).toList();
  }
}
