package org.partida.host.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.host.ledger.EntryRows.Head;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;
import org.partida.spi.host.Turnover;
import org.partida.spi.host.WriteResult;

/** The journal of one book. */
final class LedgerJournal implements Ledger {
  static final int MAX_BATCH = 1000;

  private final Access access;

  LedgerJournal(Access access) {
    this.access = access;
  }

  @Override
  public List<WriteResult<PostedEntry>> post(List<EntryDraft> entries, PostMode mode)
      throws HostException {
    if (entries.size() > MAX_BATCH) {
      throw new HostException(
          HostException.Code.UNSUPPORTED,
          Problems.of(
              "host.batch",
              entries.size() + " entries in one call",
              "post",
              "give at most " + MAX_BATCH + " at a time"),
          null);
    }
    if (entries.isEmpty()) {
      return List.of();
    }
    return access.write(
        tx -> {
          Gate gate = access.gate(tx);
          return mode == PostMode.DRAFT_ONLY
              ? DraftRows.write(tx, gate, entries)
              : new Poster(tx, access.chart, gate).post(entries, mode);
        });
  }

  @Override
  public Map<ExternalId, PostedEntry> findAll(Collection<ExternalId> ids) throws HostException {
    return access.read(
        sql -> {
          Map<ExternalId, PostedEntry> found = new HashMap<>(DraftRows.find(sql, access.book, ids));
          List<Head> heads = List.copyOf(EntryRows.heads(sql, access.book, ids).values());
          EntryRows.whole(sql, access.book, heads)
              .forEach(e -> found.put(e.voucher().externalId(), e));
          return found;
        });
  }

  @Override
  public WriteResult<PostedEntry> reverse(HostRef original, EntryDraft counterEntry)
      throws HostException {
    return access.write(
        tx -> {
          Optional<Long> row =
              original.kind().equals("entry") ? access.book.row(original) : Optional.empty();
          return new Reverser(tx, access.chart, access.gate(tx)).reverse(row, counterEntry);
        });
  }

  @Override
  public List<PostedEntry> ownBookings(OwnQuery query) throws HostException {
    return access.read(sql -> OwnRows.find(sql, access.book, query));
  }

  @Override
  public Page<PostedEntry> journal(
      Optional<LocalDate> from, Optional<LocalDate> to, Optional<String> after, int limit)
      throws HostException {
    return access.read(
        sql -> {
          List<Head> heads =
              EntryRows.page(
                  sql, access.book, from, to, after.map(Long::valueOf).orElse(0L), limit + 1);
          boolean more = heads.size() > limit;
          List<Head> page = more ? heads.subList(0, limit) : heads;
          Optional<String> next =
              more ? Optional.of(Long.toString(page.get(limit - 1).id())) : Optional.empty();
          return new Page<>(EntryRows.whole(sql, access.book, page), next);
        });
  }

  @Override
  public List<Turnover> turnovers(LocalDate asOf) throws HostException {
    return access.read(sql -> TurnoverRows.upTo(sql, access, asOf));
  }

  @Override
  public List<PartnerBalance> partnerBalances(LocalDate asOf) throws HostException {
    return access.read(sql -> PartnerMoves.balances(sql, access.book, asOf));
  }

  @Override
  public Page<PartnerMove> partnerMoves(
      PartnerRef partner, LocalDate from, LocalDate to, Optional<String> after, int limit)
      throws HostException {
    return access.read(
        sql -> PartnerMoves.moves(sql, access.book, partner, from, to, after, limit));
  }
}
