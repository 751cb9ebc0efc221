package org.partida.posting.saft;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.posting.MonthExports;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.spi.host.Chart;
import org.partida.spi.host.HostAccount;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Turnover;

/**
 * SAF-T D406 of a month: accounts with balances, partners, tax codes, entries by journal. Structure
 * as published implementations describe it; the official schema was not at hand, so that this is no
 * claim of conformance. Thread-safe.
 */
@Component(service = MonthExports.class)
public final class SaftService implements MonthExports {
  private static final String COUNTRY = "RO";
  private static final String SAFT = "saft";
  private static final int PAGE = 500;

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Clock clock;
  private final SaftCodes codes = new SaftCodes();

  @Activate
  public SaftService(@Reference UnitOfWork books, @Reference Hosts hosts, @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** What is done with an entry. */
  @FunctionalInterface
  private interface Taker {
    void take(PostedEntry e) throws IOException;
  }

  @Override
  public List<String> formats() {
    return List.of(SAFT);
  }

  @Override
  public void export(Actor actor, CompanyId id, String format, YearMonth month, OutputStream out)
      throws IOException {
    actor.require(id, Module.REPORTS, Access.READ);
    if (!SAFT.equals(format)) {
      throw refused("export.format", "there is no export format " + format, format, "use saft");
    }
    Company company =
        books
            .<Optional<Company>>read(tx -> tx.companies().find(id))
            .orElseThrow(
                () ->
                    refused(
                        "company.unknown",
                        "there is no company " + id,
                        id.value(),
                        "company-list shows them"));
    if (!COUNTRY.equals(id.country())) {
      throw refused(
          "export.country",
          "D406 is Romania's, " + id + " is a company of " + id.country(),
          id.value(),
          "export the journal instead (export --format csv)");
    }
    try (HostSession session = hosts.open(company)) {
      // the stream is the caller's: flushed, not closed
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      write(session, company, month, writer);
      writer.flush();
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private void write(HostSession session, Company company, YearMonth month, Writer writer)
      throws HostException, IOException {
    Ledger ledger = session.ledger();
    SaftMonth m = new SaftMonth(codes, company, month);
    each(ledger, Optional.empty(), month.atEndOfMonth(), e -> m.take(e.voucher()));
    XmlLines xml = new XmlLines(writer);
    SaftFile file = new SaftFile(xml, codes, company, m);
    file.head(clock);
    xml.open("MasterFiles").open("GeneralLedgerAccounts");
    accounts(session, company, month, file);
    xml.close();
    file.partners("Customers", "Customer", m.customers);
    file.partners("Suppliers", "Supplier", m.suppliers);
    file.taxes();
    xml.close();
    file.totals();
    for (Journal j : m.journals) {
      file.journal(j);
      each(
          ledger,
          Optional.of(month.atDay(1)),
          month.atEndOfMonth(),
          e -> {
            if (e.voucher().journal() == j) {
              file.entry(e);
            }
          });
      xml.close();
    }
    xml.close();
    xml.remark(
        "Left out, since the books do not know it: addresses, people to contact, units, products,"
            + " source documents. Complete and check with ANAF's own program before filing.");
    if (!m.untold.isEmpty()) {
      xml.remark("Without a confirmed code: " + String.join("; ", m.untold));
    }
    xml.close();
  }

  private static void accounts(HostSession session, Company company, YearMonth month, SaftFile file)
      throws HostException, IOException {
    Map<String, Money> opening = balances(session.ledger(), month.atDay(1).minusDays(1));
    Map<String, Money> closing = balances(session.ledger(), month.atEndOfMonth());
    Chart chart = session.chart();
    for (Map.Entry<String, Money> e : closing.entrySet()) {
      Optional<HostAccount> known = chart.find(AccountCode.of(e.getKey()));
      file.account(
          e.getKey(),
          known.map(HostAccount::name).orElse(e.getKey()),
          known.map(HostAccount::nature).orElse(HostAccount.Nature.B),
          opening.getOrDefault(e.getKey(), Money.zero(company.currency())),
          e.getValue());
    }
  }

  private static Map<String, Money> balances(Ledger ledger, LocalDate day) throws HostException {
    Map<String, Money> sums = new TreeMap<>();
    for (Turnover t : ledger.turnovers(day)) {
      sums.merge(t.account().synthetic(), t.debit().minus(t.credit()), Money::plus);
    }
    return sums;
  }

  private static void each(Ledger ledger, Optional<LocalDate> from, LocalDate to, Taker taker)
      throws HostException, IOException {
    Optional<String> after = Optional.empty();
    do {
      Page<PostedEntry> page = ledger.journal(from, Optional.of(to), after, PAGE);
      for (PostedEntry e : page.items()) {
        taker.take(e);
      }
      after = page.next();
    } while (after.isPresent());
  }

  private static PartidaException refused(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
