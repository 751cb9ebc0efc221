package org.partida.host.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.partida.model.Page;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.Attachments;
import org.partida.spi.host.Capability;
import org.partida.spi.host.Chart;
import org.partida.spi.host.HostAccount;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostPartners;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.OpenItems;
import org.partida.spi.host.Periods;
import org.partida.spi.host.Settlement;

/**
 * The host of an office whose program takes files and answers nothing. What it would have answered
 * (balances, open items, periods, what is booked) is kept by another host beside it, and the
 * entries go to the program as files from there. It refuses accounts that the program does not
 * know. Thread-safe.
 */
final class FileHost implements HostConnector {
  static final String TYPE = "file";

  private final HostConnector mirror;
  private final Folders folders;
  private final Profile profile;

  FileHost(HostConnector mirror, Folders folders, Profile profile) {
    this.mirror = mirror;
    this.folders = folders;
    this.profile = profile;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public HostCapabilities capabilities() {
    HostCapabilities c = mirror.capabilities();
    EnumSet<Capability> all = EnumSet.copyOf(c.all());
    // what the office's program has of its own is not in the mirror
    all.remove(Capability.ENTRY_SEARCH);
    all.remove(Capability.HAND_ENTRIES);
    all.remove(Capability.INVOICE_FROM_PROFORMA);
    if (!profile.negative()) {
      all.remove(Capability.NEGATIVE_AMOUNTS);
    }
    return new HostCapabilities("Files (" + profile.name() + ")", "1", all, c.maxBatch());
  }

  @Override
  public HostSession open(HostConnection connection, ActingUser user) throws HostException {
    OfficeChart chart = folders.chart(connection.company());
    return new Session(mirror.open(connection, user), chart);
  }

  private record Session(HostSession books, OfficeChart known) implements HostSession {
    @Override
    public Chart chart() {
      return new KnownChart(books.chart(), known);
    }

    @Override
    public Ledger ledger() {
      return new CheckedLedger(books.ledger(), Session.this::refusal);
    }

    private Optional<Problem> refusal(List<VoucherLine> lines) {
      for (int i = 0; i < lines.size(); i++) {
        AccountCode account = lines.get(i).account();
        if (!known.knows(account)) {
          return Optional.of(
              new Problem(
                  "host.account-missing",
                  "account " + account + " is not in the chart of the office's program",
                  "line " + (i + 1),
                  "add it to the chart (host-file-chart), or correct the rule or product that named"
                      + " it"));
        }
      }
      return Optional.empty();
    }

    @Override
    public HostPartners partners() {
      return books.partners();
    }

    @Override
    public OpenItems openItems() {
      return books.openItems();
    }

    @Override
    public Settlement settlement() {
      return books.settlement();
    }

    @Override
    public Periods periods() {
      return books.periods();
    }

    @Override
    public Attachments attachments() {
      return books.attachments();
    }

    @Override
    public void close() {
      books.close();
    }
  }

  /** The chart without what the program does not know. */
  private record KnownChart(Chart all, OfficeChart known) implements Chart {
    @Override
    public Page<HostAccount> list(Optional<String> codePrefix, Optional<String> after, int limit)
        throws HostException {
      List<HostAccount> some = new ArrayList<>();
      Optional<String> at = after;
      do {
        Page<HostAccount> page = all.list(codePrefix, at, limit);
        for (HostAccount a : page.items()) {
          if (known.knows(a.code())) {
            if (some.size() == limit) {
              return new Page<>(some, Optional.of(some.get(limit - 1).code().toString()));
            }
            some.add(a);
          }
        }
        at = page.next();
      } while (at.isPresent());
      return new Page<>(some, Optional.empty());
    }

    @Override
    public Optional<HostAccount> find(AccountCode code) throws HostException {
      return known.knows(code) ? all.find(code) : Optional.empty();
    }

    @Override
    public List<AccountCode> missing(List<AccountCode> codes) throws HostException {
      List<AccountCode> missing = new ArrayList<>();
      for (AccountCode code : codes) {
        if (find(code).isEmpty()) {
          missing.add(code);
        }
      }
      return missing;
    }
  }
}
