package org.partida.host.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.host.ledger.EntryRows.Head;
import org.partida.host.ledger.ItemRows.Item;
import org.partida.host.ledger.SettlementRows.Part;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.match.ItemSide;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.Settlement.Settled;
import org.partida.spi.host.Settlement.SettlementDraft;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/**
 * Settles open items. The caller names the documents' items; what balances them is taken from the
 * payment entry's own items on the same account and partner. A caller that names the payment's
 * items too gives parts that add up to zero, and nothing is added. Not thread-safe; one use.
 */
final class Settler {
  private final BookTx tx;
  private final ChartData chart;

  /** A refusal, unwound to where the answer is made. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Refused(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }
  }

  private record Place(long account, long partner) {}

  Settler(BookTx tx, ChartData chart) {
    this.tx = tx;
    this.chart = chart;
  }

  WriteResult<Settled> settle(SettlementDraft draft) throws SQLException {
    Optional<WriteResult<Settled>> before = before(draft.key());
    if (before.isPresent()) {
      return before.get();
    }
    try {
      Head payment =
          EntryRows.heads(tx.sql, tx.book, List.of(draft.payment())).get(draft.payment());
      if (payment == null) {
        throw new Refused(
            Problems.of(
                "host.payment-missing",
                "the payment entry is not in the books",
                draft.payment().value(),
                "post the payment first"));
      }
      List<Part> parts = parts(draft, payment);
      SettlementRows.Head done =
          SettlementRows.write(
              tx,
              draft.key(),
              draft.on(),
              payment.id(),
              null,
              "payment " + payment.number(),
              parts);
      return WriteResult.of(draft.key().externalId(), WriteStatus.POSTED, done.settled(tx.book));
    } catch (Refused e) {
      return WriteResult.failed(draft.key().externalId(), WriteStatus.REJECTED, e.problem);
    }
  }

  private Optional<WriteResult<Settled>> before(WriteKey key) throws SQLException {
    ExternalId id = key.externalId();
    return SettlementRows.byExternalIds(tx.sql, tx.book, List.of(id)).stream()
        .findFirst()
        .map(
            h ->
                h.digest().equals(key.digest())
                    ? WriteResult.of(id, WriteStatus.ALREADY_POSTED, h.settled(tx.book))
                    : WriteResult.failed(
                        id, WriteStatus.CONFLICT, Problems.conflict("settlement", key)));
  }

  private List<Part> parts(SettlementDraft draft, Head payment) throws SQLException, Refused {
    Map<Long, Item> items = items(draft);
    List<Part> parts = new ArrayList<>();
    Map<Place, Long> missing = new LinkedHashMap<>();
    for (var p : draft.parts()) {
      Item item = items.get(tx.book.row(p.item()).orElseThrow());
      long amount = amount(p, item);
      parts.add(new Part(item.id(), amount));
      missing.merge(new Place(item.account(), item.partner()), -amount, Math::addExact);
    }
    missing.values().removeIf(m -> m == 0);
    Set<String> numbers = new HashSet<>();
    items.values().forEach(i -> numbers.add(i.number()));
    for (Map.Entry<Place, Long> e : missing.entrySet()) {
      parts.addAll(fromPayment(payment, e.getKey(), e.getValue(), items.keySet(), numbers));
    }
    return parts;
  }

  private Map<Long, Item> items(SettlementDraft draft) throws SQLException, Refused {
    List<Long> rows = new ArrayList<>();
    for (var p : draft.parts()) {
      rows.add(tx.book.row(p.item()).orElseThrow(() -> unknown(p.item())));
    }
    Map<Long, Item> items = new HashMap<>();
    ItemRows.byIds(tx.sql, rows).forEach(i -> items.put(i.id(), i));
    if (draft.parts().isEmpty() || new HashSet<>(rows).size() < rows.size()) {
      throw new Refused(
          Problems.of(
              "host.parts",
              "a settlement names each of its items once, and at least one",
              draft.key().externalId().value(),
              "give one part per item"));
    }
    for (var p : draft.parts()) {
      Item item = items.get(tx.book.row(p.item()).orElseThrow());
      if (item == null) {
        throw unknown(p.item());
      }
      if (!Long.toString(item.version()).equals(p.version())) {
        throw new Refused(
            Problems.of(
                "host.stale",
                "open item " + item.number() + " has changed since it was read",
                "item " + p.item().value(),
                "read the item again and decide anew"));
      }
    }
    return items;
  }

  private static Refused unknown(HostRef ref) {
    return new Refused(
        Problems.of(
            "host.item-missing",
            "the open item is not in these books",
            "item " + ref.value(),
            "read the open items again"));
  }

  /** The part, debit-positive; it must not turn the item's residual round. */
  private long amount(org.partida.spi.host.Settlement.Part p, Item item)
      throws SQLException, Refused {
    if (!p.amount().currency().equals(tx.book.currency)) {
      throw new Refused(
          Problems.of(
              "host.currency",
              "open items are kept in " + tx.book.currency,
              "item " + item.number(),
              "give the part in " + tx.book.currency));
    }
    long amount = receivable(item) ? p.amount().minor() : Math.negateExact(p.amount().minor());
    boolean fits =
        amount != 0
            && Long.signum(amount) == Long.signum(item.residual())
            && Math.abs(amount) <= Math.abs(item.residual());
    if (!fits) {
      String open = ItemRows.shown(tx.book, receivable(item), item.residual()).toString();
      throw new Refused(
          Problems.of(
              "host.more-than-open",
              "of item " + item.number() + " " + open + " is open, not " + p.amount(),
              "item " + p.item().value(),
              "settle at most what is open, with its sign"));
    }
    return amount;
  }

  private boolean receivable(Item item) throws SQLException {
    String synthetic =
        tx.sql
            .first(
                "SELECT synthetic FROM account WHERE id = ?", r -> r.getString(1), item.account())
            .orElseThrow();
    return chart.find(synthetic).flatMap(ChartData.Synthetic::items).orElse(ItemSide.RECEIVABLE)
        == ItemSide.RECEIVABLE;
  }

  /** Takes from the payment's items, those under the settled numbers first. */
  private List<Part> fromPayment(
      Head payment, Place place, long wanted, Set<Long> named, Set<String> numbers)
      throws SQLException, Refused {
    List<Item> own = new ArrayList<>(ItemRows.ofEntries(tx.sql, List.of(payment.id())));
    own.removeIf(
        i ->
            i.account() != place.account
                || i.partner() != place.partner
                || named.contains(i.id())
                || Long.signum(i.residual()) != Long.signum(wanted));
    own.sort((a, b) -> Boolean.compare(numbers.contains(b.number()), numbers.contains(a.number())));
    List<Part> parts = new ArrayList<>();
    long left = wanted;
    for (Item i : own) {
      long take = Math.min(Math.abs(left), Math.abs(i.residual())) * Long.signum(wanted);
      if (take != 0) {
        parts.add(new Part(i.id(), take));
        left -= take;
      }
    }
    if (left != 0) {
      throw new Refused(
          Problems.of(
              "host.more-than-paid",
              "payment "
                  + payment.number()
                  + " has "
                  + tx.book.money(Math.abs(wanted - left))
                  + " left for this partner and account, not "
                  + tx.book.money(Math.abs(wanted)),
              payment.externalId(),
              "settle less, or post the payment on the account and partner of the items"));
    }
    return parts;
  }

  WriteResult<Settled> unsettle(WriteKey key, Optional<Long> row, String reason)
      throws SQLException {
    Optional<WriteResult<Settled>> before = before(key);
    if (before.isPresent()) {
      return before.get();
    }
    ExternalId id = key.externalId();
    Optional<SettlementRows.Head> settlement =
        row.isEmpty() ? Optional.empty() : SettlementRows.byId(tx.sql, row.get());
    if (settlement.isEmpty() || settlement.get().undo()) {
      return WriteResult.failed(
          id,
          WriteStatus.REJECTED,
          Problems.of(
              "host.settlement-missing",
              "there is no such settlement in these books",
              id.value(),
              "look it up by its external id"));
    }
    Optional<Long> undone = settlement.get().undoneBy();
    if (undone.isPresent()) {
      // a reversal of the payment or the document has done it already: the items are open, which is
      // what was asked for
      return settlement.get().undoneAs().isEmpty()
          ? WriteResult.of(
              id,
              WriteStatus.ALREADY_POSTED,
              SettlementRows.byId(tx.sql, undone.get()).orElseThrow().settled(tx.book))
          : WriteResult.failed(
              id,
              WriteStatus.REJECTED,
              Problems.of(
                  "host.unsettled",
                  "the settlement is taken back already",
                  settlement.get().undoneAs().get(),
                  "nothing is left to take back"));
    }
    SettlementRows.Head done =
        SettlementRows.undo(
            tx,
            key,
            settlement.get().id(),
            java.time.LocalDate.ofInstant(tx.now, java.time.ZoneOffset.UTC),
            null,
            reason);
    return WriteResult.of(id, WriteStatus.POSTED, done.settled(tx.book));
  }
}
