package org.partida.host.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.base.text.DocumentNumbers;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Ledger.OwnQuery;
import org.partida.spi.host.Ledger.PostedEntry;

/** Entries that people booked by hand, found by partner and number. */
final class OwnRows {
  private OwnRows() {}

  /** Its items are found from now on. */
  static void mark(BookTx tx, Voucher v, long entry) throws SQLException {
    tx.flush();
    tx.sql.update(
        "UPDATE open_item SET own_number = ? WHERE entry = ?",
        DocumentNumbers.tail(v.documentNumber()),
        entry);
  }

  static List<PostedEntry> find(Sql sql, Book book, OwnQuery q) throws SQLException {
    Optional<Long> partner = PartnerRows.id(sql, book, q.partner());
    if (partner.isEmpty()) {
      return List.of();
    }
    List<Long> entries = new ArrayList<>();
    for (String number : List.of(DocumentNumbers.tail(q.number()), "")) {
      entries.addAll(
          sql.list(
              "SELECT DISTINCT entry FROM open_item WHERE partner = ? AND own_number = ? AND issued >= ? AND issued <= ? LIMIT ?",
              r -> r.getLong(1),
              partner.get(),
              number,
              q.from().toString(),
              q.to().toString(),
              (long) q.limit()));
    }
    List<EntryRows.Head> heads = new ArrayList<>();
    for (long id : entries.stream().distinct().sorted().limit(q.limit()).toList()) {
      EntryRows.head(sql, id).filter(h -> !h.reversed()).ifPresent(heads::add);
    }
    return EntryRows.whole(sql, book, heads);
  }
}
