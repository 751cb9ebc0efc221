package org.partida.host.ledger;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.host.ledger.EntryRows.Head;
import org.partida.host.ledger.ItemRows.Item;
import org.partida.host.ledger.SettlementRows.Part;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/**
 * Posts a counter-entry. The settlements of the original are taken back first, so that what it had
 * paid is open again; then its items and the counter-entry's close one another. Not thread-safe.
 */
final class Reverser {
  private final BookTx tx;
  private final ChartData chart;
  private final Gate gate;

  Reverser(BookTx tx, ChartData chart, Gate gate) {
    this.tx = tx;
    this.chart = chart;
    this.gate = gate;
  }

  WriteResult<PostedEntry> reverse(Optional<Long> originalRow, EntryDraft counter)
      throws SQLException {
    ExternalId id = counter.key().externalId();
    Optional<Head> original =
        originalRow.isEmpty() ? Optional.empty() : EntryRows.head(tx.sql, originalRow.get());
    if (original.isEmpty()) {
      return rejected(
          id,
          Problems.of(
              "host.entry-missing",
              "the entry to take back is not in these books",
              id.value(),
              "look it up by its external id"));
    }
    Head before = EntryRows.heads(tx.sql, tx.book, List.of(id)).get(id);
    if (before != null) {
      return again(counter, original.get(), before);
    }
    Optional<Problem> refusal = refusal(original.get(), counter);
    return refusal.isPresent()
        ? rejected(id, refusal.get())
        : WriteResult.of(id, WriteStatus.POSTED, write(original.get(), counter));
  }

  private WriteResult<PostedEntry> again(EntryDraft counter, Head original, Head before)
      throws SQLException {
    boolean same =
        before.digest().equals(counter.key().digest())
            && EntryRows.originalOf(tx.sql, before.id()).equals(Optional.of(original.id()));
    return same
        ? WriteResult.of(
            counter.key().externalId(),
            WriteStatus.ALREADY_POSTED,
            EntryRows.whole(tx.sql, tx.book, List.of(before)).get(0))
        : WriteResult.failed(
            counter.key().externalId(),
            WriteStatus.CONFLICT,
            Problems.conflict("entry", counter.key()));
  }

  private Optional<Problem> refusal(Head original, EntryDraft counter) throws SQLException {
    if (original.reversed()) {
      return Optional.of(
          Problems.of(
              "host.reversed",
              "entry " + original.number() + " is taken back already",
              original.externalId(),
              "nothing is left to take back"));
    }
    if (EntryRows.originalOf(tx.sql, original.id()).isPresent()) {
      return Optional.of(
          Problems.of(
              "host.counter-entry",
              "entry " + original.number() + " is itself a counter-entry",
              original.externalId(),
              "post the document anew instead"));
    }
    Voucher voucher = EntryRows.whole(tx.sql, tx.book, List.of(original)).get(0).voucher();
    if (!cancels(voucher, counter.voucher())) {
      return Optional.of(
          Problems.of(
              "host.not-counter-entry",
              "the counter-entry does not take back entry "
                  + original.number()
                  + " account by account",
              counter.voucher().documentNumber(),
              "give the same accounts and partners with opposite amounts"));
    }
    return gate.refusal(counter);
  }

  private static boolean cancels(Voucher original, Voucher counter) {
    record Place(String account, String partner) {}
    Map<Place, Long> sums = new HashMap<>();
    for (Voucher v : List.of(original, counter)) {
      for (VoucherLine l : v.lines()) {
        sums.merge(
            new Place(l.account().toString(), l.partner().map(PartnerRef::key).orElse("")),
            l.signed().minor(),
            Math::addExact);
      }
    }
    return sums.values().stream().allMatch(s -> s == 0);
  }

  private PostedEntry write(Head original, EntryDraft counter) throws SQLException {
    Voucher v = counter.voucher();
    long row = tx.id();
    PostedEntry posted = EntryRows.insert(tx, counter, row, original.id());
    ItemRows.open(tx, chart, v, row, false);
    tx.flush();
    List<Long> freed =
        ItemRows.ofEntries(tx.sql, List.of(original.id())).stream().map(Item::id).toList();
    for (long settlement : SettlementRows.holding(tx.sql, freed)) {
      SettlementRows.undo(
          tx,
          null,
          settlement,
          v.date(),
          row,
          "its entry " + original.number() + " was taken back");
    }
    List<Part> parts =
        ItemRows.ofEntries(tx.sql, List.of(original.id(), row)).stream()
            .filter(i -> i.residual() != 0)
            .map(i -> new Part(i.id(), i.residual()))
            .toList();
    if (!parts.isEmpty()) {
      SettlementRows.write(
          tx, null, v.date(), row, null, "entry " + original.number() + " taken back", parts);
    }
    return posted;
  }

  private static WriteResult<PostedEntry> rejected(ExternalId id, Problem problem) {
    return WriteResult.failed(id, WriteStatus.REJECTED, problem);
  }
}
