package org.partida.host.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.Problem;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;
import org.partida.spi.host.Turnover;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/** A ledger that refuses some entries before the one behind it sees them. As the session. */
record CheckedLedger(Ledger books, Function<List<VoucherLine>, Optional<Problem>> refusal)
    implements Ledger {
  @Override
  public List<WriteResult<PostedEntry>> post(List<EntryDraft> entries, PostMode mode)
      throws HostException {
    List<EntryDraft> good = new ArrayList<>();
    List<Optional<Problem>> refused = new ArrayList<>();
    for (EntryDraft e : entries) {
      Optional<Problem> problem = refusal.apply(e.voucher().lines());
      refused.add(problem);
      if (problem.isEmpty()) {
        good.add(e);
      }
    }
    boolean nothing = mode == PostMode.ALL_OR_NOTHING && good.size() < entries.size();
    List<WriteResult<PostedEntry>> posted = nothing ? List.of() : books.post(good, mode);
    List<WriteResult<PostedEntry>> all = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < entries.size(); i++) {
      ExternalId id = entries.get(i).key().externalId();
      if (refused.get(i).isPresent()) {
        all.add(WriteResult.failed(id, WriteStatus.REJECTED, refused.get(i).get()));
      } else if (nothing) {
        all.add(new WriteResult<>(id, WriteStatus.NOT_TRIED, Optional.empty(), Optional.empty()));
      } else {
        all.add(posted.get(at++));
      }
    }
    return all;
  }

  @Override
  public Map<ExternalId, PostedEntry> findAll(Collection<ExternalId> ids) throws HostException {
    return books.findAll(ids);
  }

  @Override
  public WriteResult<PostedEntry> reverse(HostRef original, EntryDraft counterEntry)
      throws HostException {
    return books.reverse(original, counterEntry);
  }

  @Override
  public Page<PostedEntry> journal(
      Optional<LocalDate> from, Optional<LocalDate> to, Optional<String> after, int limit)
      throws HostException {
    return books.journal(from, to, after, limit);
  }

  @Override
  public List<Turnover> turnovers(LocalDate asOf) throws HostException {
    return books.turnovers(asOf);
  }

  @Override
  public List<PartnerBalance> partnerBalances(LocalDate asOf) throws HostException {
    return books.partnerBalances(asOf);
  }

  @Override
  public Page<PartnerMove> partnerMoves(
      PartnerRef partner, LocalDate from, LocalDate to, Optional<String> after, int limit)
      throws HostException {
    return books.partnerMoves(partner, from, to, after, limit);
  }
}
