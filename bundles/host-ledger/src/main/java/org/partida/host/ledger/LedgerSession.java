package org.partida.host.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.Attachments;
import org.partida.spi.host.Chart;
import org.partida.spi.host.HandJournal;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostPartners;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.OpenItems;
import org.partida.spi.host.Periods;
import org.partida.spi.host.Proformas;
import org.partida.spi.host.Settlement;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;

/** A session on one book: hands out the parts. Holds nothing that needs closing. */
final class LedgerSession implements HostSession {
  private final Access access;
  private final PaperStore papers;

  LedgerSession(Access access, PaperStore papers) {
    this.access = access;
    this.papers = papers;
  }

  @Override
  public Chart chart() {
    return new LedgerChart(access);
  }

  @Override
  public Ledger ledger() {
    return new LedgerJournal(access);
  }

  @Override
  public OpenItems openItems() {
    return new LedgerItems(access);
  }

  @Override
  public Attachments attachments() {
    return new LedgerAttachments(access, papers);
  }

  @Override
  public HostPartners partners() {
    return new HostPartners() {
      @Override
      public Optional<HostPartner> find(PartnerRef partner) throws HostException {
        return access.read(sql -> PartnerRows.find(sql, access.book, partner));
      }

      @Override
      public WriteResult<HostPartner> upsert(WriteKey key, PartnerRef partner, List<String> ibans)
          throws HostException {
        return access.write(tx -> PartnerRows.upsert(tx, key, partner, ibans));
      }
    };
  }

  @Override
  public Periods periods() {
    return new LedgerPeriods(access);
  }

  @Override
  public Settlement settlement() {
    return new Settlement() {
      @Override
      public WriteResult<Settled> settle(SettlementDraft draft) throws HostException {
        return access.write(tx -> new Settler(tx, access.chart).settle(draft));
      }

      @Override
      public WriteResult<Settled> unsettle(WriteKey key, HostRef settlement, String reason)
          throws HostException {
        return access.write(
            tx -> new Settler(tx, access.chart).unsettle(key, access.book.row(settlement), reason));
      }

      @Override
      public Map<ExternalId, Settled> findAll(Collection<ExternalId> ids) throws HostException {
        List<SettlementRows.Head> heads =
            access.read(
                sql -> new ArrayList<>(SettlementRows.byExternalIds(sql, access.book, ids)));
        Map<ExternalId, Settled> found = new HashMap<>();
        heads.forEach(h -> found.put(h.externalId().orElseThrow(), h.settled(access.book)));
        return found;
      }
    };
  }

  @Override
  public Optional<HandJournal> hand() {
    return Optional.of(
        entry ->
            access.write(
                tx ->
                    new Poster(tx, access.chart, access.gate(tx), true)
                        .post(List.of(entry), PostMode.EACH)
                        .get(0)));
  }

  @Override
  public Optional<Proformas> proformas() {
    return Optional.of(new LedgerProformas(access));
  }

  @Override
  public void close() {
    // every call is its own transaction
  }
}
