package org.partida.host.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.host.ledger.EntryRows.Head;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/** Posts a batch inside one transaction. Not thread-safe; one use. */
final class Poster {
  private final BookTx tx;
  private final ChartData chart;
  private final Gate gate;
  private final Map<ExternalId, PostedEntry> written = new HashMap<>();
  private Map<ExternalId, Head> before = Map.of();
  private Map<ExternalId, PostedEntry> beforeWhole = Map.of();
  private final boolean own;
  private Set<ExternalId> drafts = Set.of();

  Poster(BookTx tx, ChartData chart, Gate gate) {
    this(tx, chart, gate, false);
  }

  /** One for entries that are {@code own}, made by hand. */
  Poster(BookTx tx, ChartData chart, Gate gate, boolean own) {
    this.tx = tx;
    this.chart = chart;
    this.gate = gate;
    this.own = own;
  }

  List<WriteResult<PostedEntry>> post(List<EntryDraft> entries, PostMode mode) throws SQLException {
    look(entries);
    if (mode == PostMode.ALL_OR_NOTHING) {
      List<WriteResult<PostedEntry>> verdicts = verdicts(entries);
      if (verdicts.stream()
          .anyMatch(
              r -> r.status() == WriteStatus.REJECTED || r.status() == WriteStatus.CONFLICT)) {
        return verdicts;
      }
    }
    List<WriteResult<PostedEntry>> results = new ArrayList<>();
    for (EntryDraft e : entries) {
      Optional<WriteResult<PostedEntry>> known = known(e);
      results.add(known.isPresent() ? known.get() : write(e));
    }
    return results;
  }

  private void look(List<EntryDraft> entries) throws SQLException {
    List<ExternalId> ids = entries.stream().map(e -> e.key().externalId()).toList();
    before = EntryRows.heads(tx.sql, tx.book, ids);
    Map<ExternalId, PostedEntry> whole = new HashMap<>();
    EntryRows.whole(tx.sql, tx.book, List.copyOf(before.values()))
        .forEach(p -> whole.put(p.voucher().externalId(), p));
    beforeWhole = whole;
    drafts = new HashSet<>(DraftRows.find(tx.sql, tx.book, ids).keySet());
  }

  /** What would become of each, with NOT_TRIED for those that another one stops. */
  private List<WriteResult<PostedEntry>> verdicts(List<EntryDraft> entries) {
    Map<ExternalId, String> digests = new HashMap<>();
    List<WriteResult<PostedEntry>> verdicts = new ArrayList<>();
    for (EntryDraft e : entries) {
      ExternalId id = e.key().externalId();
      String twin = digests.putIfAbsent(id, e.key().digest());
      if (twin != null && !twin.equals(e.key().digest())) {
        verdicts.add(
            WriteResult.failed(id, WriteStatus.CONFLICT, Problems.conflict("entry", e.key())));
        continue;
      }
      Problem stopped =
          Problems.of(
              "host.not-tried",
              "another entry of the batch was refused",
              id.value(),
              "correct that one and post the batch again");
      verdicts.add(
          known(e)
              .orElseGet(
                  () ->
                      gate.refusal(e)
                          .map(p -> WriteResult.<PostedEntry>failed(id, WriteStatus.REJECTED, p))
                          .orElse(WriteResult.failed(id, WriteStatus.NOT_TRIED, stopped))));
    }
    return verdicts;
  }

  private Optional<WriteResult<PostedEntry>> known(EntryDraft e) {
    WriteKey key = e.key();
    PostedEntry twin = written.get(key.externalId());
    PostedEntry there = twin != null ? twin : beforeWhole.get(key.externalId());
    if (there == null) {
      return Optional.empty();
    }
    return Optional.of(
        there.digest().equals(key.digest())
            ? WriteResult.of(key.externalId(), WriteStatus.ALREADY_POSTED, there)
            : WriteResult.failed(
                key.externalId(), WriteStatus.CONFLICT, Problems.conflict("entry", key)));
  }

  private WriteResult<PostedEntry> write(EntryDraft e) throws SQLException {
    ExternalId id = e.key().externalId();
    Optional<Problem> refusal = gate.refusal(e);
    if (refusal.isPresent()) {
      return WriteResult.failed(id, WriteStatus.REJECTED, refusal.get());
    }
    if (drafts.contains(id)) {
      DraftRows.delete(tx, id);
    }
    long row = tx.id();
    PostedEntry posted = EntryRows.insert(tx, e, row, null);
    ItemRows.open(tx, chart, e.voucher(), row, true);
    if (own) {
      OwnRows.mark(tx, e.voucher(), row);
    }
    written.put(id, posted);
    return WriteResult.of(id, WriteStatus.POSTED, posted);
  }
}
