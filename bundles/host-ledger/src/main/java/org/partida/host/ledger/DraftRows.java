package org.partida.host.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.json.Json;
import org.partida.host.ledger.EntryRows.Head;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/**
 * Drafts: beside the journal, without a number and without effect on balances; posting under the
 * same id takes the draft away.
 */
final class DraftRows {
  private DraftRows() {}

  static List<WriteResult<PostedEntry>> write(BookTx tx, Gate gate, List<EntryDraft> entries)
      throws SQLException {
    List<ExternalId> ids = entries.stream().map(e -> e.key().externalId()).toList();
    Map<ExternalId, Head> posted = EntryRows.heads(tx.sql, tx.book, ids);
    Map<ExternalId, PostedEntry> drafts = new HashMap<>(find(tx.sql, tx.book, ids));
    List<WriteResult<PostedEntry>> results = new ArrayList<>();
    for (EntryDraft e : entries) {
      ExternalId id = e.key().externalId();
      Head head = posted.get(id);
      PostedEntry draft = drafts.get(id);
      String digest =
          head != null ? head.digest() : draft != null ? draft.digest() : e.key().digest();
      Optional<Problem> refusal = gate.refusal(e);
      if (!digest.equals(e.key().digest())) {
        results.add(
            WriteResult.failed(id, WriteStatus.CONFLICT, Problems.conflict("draft", e.key())));
      } else if (head != null) {
        results.add(
            WriteResult.of(
                id,
                WriteStatus.ALREADY_POSTED,
                EntryRows.whole(tx.sql, tx.book, List.of(head)).get(0)));
      } else if (draft == null && refusal.isPresent()) {
        results.add(WriteResult.failed(id, WriteStatus.REJECTED, refusal.get()));
      } else {
        PostedEntry kept = draft != null ? draft : insert(tx, e);
        drafts.put(id, kept);
        results.add(WriteResult.of(id, WriteStatus.DRAFTED, kept));
      }
    }
    return results;
  }

  private static PostedEntry insert(BookTx tx, EntryDraft e) throws SQLException {
    long id = tx.id();
    tx.sql.update(
        "INSERT INTO draft (book, id, external_id, digest, voucher) VALUES (?, ?, ?, ?, ?)",
        tx.book.id,
        id,
        e.key().externalId().value(),
        e.key().digest(),
        Json.write(e.voucher()));
    return new PostedEntry(
        tx.book.ref("draft", id), "", e.voucher(), PostedEntry.State.DRAFT, e.key().digest());
  }

  static Map<ExternalId, PostedEntry> find(Sql sql, Book book, Collection<ExternalId> ids)
      throws SQLException {
    Map<ExternalId, PostedEntry> found = new HashMap<>();
    for (PostedEntry p :
        sql.in(
            "SELECT id, digest, voucher FROM draft WHERE external_id IN ",
            ids.stream().map(ExternalId::value).distinct().toList(),
            " AND book = ?",
            r -> draft(r, book),
            book.id)) {
      found.put(p.voucher().externalId(), p);
    }
    return found;
  }

  private static PostedEntry draft(ResultSet r, Book book) throws SQLException {
    return new PostedEntry(
        book.ref("draft", r.getLong(1)),
        "",
        Json.read(r.getString(3), Voucher.class),
        PostedEntry.State.DRAFT,
        r.getString(2));
  }

  static void delete(BookTx tx, ExternalId id) throws SQLException {
    tx.sql.update("DELETE FROM draft WHERE book = ? AND external_id = ?", tx.book.id, id.value());
  }
}
