package org.partida.posting.service;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.Attachments;
import org.partida.spi.host.Capability;
import org.partida.spi.host.Chart;
import org.partida.spi.host.HandJournal;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostPartners;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.OpenItems;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;
import org.partida.spi.host.Periods;
import org.partida.spi.host.Settlement;
import org.partida.spi.host.Turnover;
import org.partida.spi.host.WriteResult;

/**
 * A host that does what it is told and then loses the answer, as often as wanted; it counts what is
 * sent to it.
 */
final class FaultyHost implements HostConnector {
  final AtomicInteger lost = new AtomicInteger();
  final AtomicInteger sent = new AtomicInteger();
  LocalDate openFrom = LocalDate.MIN;
  boolean otherContent;
  boolean searches = true;
  private final HostConnector host;

  FaultyHost(HostConnector host) {
    this.host = host;
  }

  @Override
  public String type() {
    return host.type();
  }

  @Override
  public HostCapabilities capabilities() {
    HostCapabilities c = host.capabilities();
    EnumSet<Capability> all = EnumSet.copyOf(c.all());
    if (!searches) {
      all.remove(Capability.ENTRY_SEARCH);
    }
    return new HostCapabilities(c.hostName(), c.hostVersion(), all, c.maxBatch());
  }

  @Override
  public HostSession open(HostConnection connection, ActingUser user) throws HostException {
    HostSession s = host.open(connection, user);
    return new HostSession() {
      @Override
      public Chart chart() {
        return s.chart();
      }

      @Override
      public HostPartners partners() {
        return s.partners();
      }

      @Override
      public OpenItems openItems() {
        return s.openItems();
      }

      @Override
      public Ledger ledger() {
        return new Faulty(s.ledger());
      }

      @Override
      public Settlement settlement() {
        return s.settlement();
      }

      @Override
      public Periods periods() {
        return new Closed(s.periods());
      }

      @Override
      public Optional<HandJournal> hand() {
        return s.hand();
      }

      @Override
      public Attachments attachments() {
        return s.attachments();
      }

      @Override
      public void close() {
        s.close();
      }
    };
  }

  private void loseAnswer() throws HostException {
    if (lost.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new HostException(
          HostException.Code.TIMEOUT_IN_DOUBT,
          new Problem("host.timeout", "no answer came", "host", "it is asked again"),
          null);
    }
  }

  /** Nothing may be posted before {@link #openFrom}. */
  private final class Closed implements Periods {
    private final Periods periods;

    Closed(Periods periods) {
      this.periods = periods;
    }

    @Override
    public PeriodState state(LocalDate date) throws HostException {
      return date.isBefore(openFrom) ? PeriodState.CLOSED : periods.state(date);
    }

    @Override
    public Optional<LocalDate> firstOpenOnOrAfter(LocalDate date) throws HostException {
      return periods.firstOpenOnOrAfter(date.isBefore(openFrom) ? openFrom : date);
    }

    @Override
    public Optional<LocalDate> firstOpenOnOrAfter(LocalDate date, Journal journal, boolean vat)
        throws HostException {
      return periods.firstOpenOnOrAfter(date.isBefore(openFrom) ? openFrom : date, journal, vat);
    }

    @Override
    public List<Period> list(YearMonth from, YearMonth to) throws HostException {
      return periods.list(from, to);
    }

    @Override
    public List<Period> set(PeriodOrder order) throws HostException {
      return periods.set(order);
    }
  }

  private final class Faulty implements Ledger {
    private final Ledger ledger;

    Faulty(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public List<WriteResult<PostedEntry>> post(List<EntryDraft> entries, PostMode mode)
        throws HostException {
      sent.addAndGet(entries.size());
      List<WriteResult<PostedEntry>> results = ledger.post(entries, mode);
      loseAnswer();
      return results;
    }

    @Override
    public Map<ExternalId, PostedEntry> findAll(Collection<ExternalId> ids) throws HostException {
      Map<ExternalId, PostedEntry> there = ledger.findAll(ids);
      return otherContent ? changed(there) : there;
    }

    private Map<ExternalId, PostedEntry> changed(Map<ExternalId, PostedEntry> there) {
      Map<ExternalId, PostedEntry> all = new HashMap<>();
      there.forEach(
          (id, e) ->
              all.put(id, new PostedEntry(e.ref(), e.number(), e.voucher(), e.state(), "another")));
      return all;
    }

    @Override
    public WriteResult<PostedEntry> reverse(HostRef original, EntryDraft counterEntry)
        throws HostException {
      sent.incrementAndGet();
      WriteResult<PostedEntry> result = ledger.reverse(original, counterEntry);
      loseAnswer();
      return result;
    }

    @Override
    public Page<PostedEntry> journal(
        Optional<LocalDate> from, Optional<LocalDate> to, Optional<String> after, int limit)
        throws HostException {
      return ledger.journal(from, to, after, limit);
    }

    @Override
    public List<PostedEntry> ownBookings(OwnQuery query) throws HostException {
      return ledger.ownBookings(query);
    }

    @Override
    public List<Turnover> turnovers(LocalDate asOf) throws HostException {
      return ledger.turnovers(asOf);
    }

    @Override
    public List<PartnerBalance> partnerBalances(LocalDate asOf) throws HostException {
      return ledger.partnerBalances(asOf);
    }

    @Override
    public Page<PartnerMove> partnerMoves(
        PartnerRef partner, LocalDate from, LocalDate to, Optional<String> after, int limit)
        throws HostException {
      return ledger.partnerMoves(partner, from, to, after, limit);
    }
  }
}
