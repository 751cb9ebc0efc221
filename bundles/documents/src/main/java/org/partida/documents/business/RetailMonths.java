package org.partida.documents.business;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.document.PaperImport;
import org.partida.base.archive.Vault;
import org.partida.base.host.Hosts;
import org.partida.base.json.Json;
import org.partida.base.paper.NeutralFile;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.RetailMonth;
import org.partida.model.paper.Store;
import org.partida.model.paper.Support;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Turnover;

/**
 * What the books say of each shop and rate at the end of a month, as papers of their own. Stock,
 * markup and VAT come from the host's balances with what was discharged earlier in the year added
 * back, so that the way in which stornos are written makes no difference; sales from the till
 * reports that are booked. Thread-safe.
 */
final class RetailMonths {
  private static final int MOST = 20_000;
  private static final List<String> TILLS = List.of(PaperKind.Z_REPORT.code());
  private static final List<String> DISCHARGES = List.of(PaperKind.RETAIL_DISCHARGE.code());

  private final UnitOfWork books;
  private final Vault vault;
  private final Hosts hosts;
  private final Clock clock;
  private final PaperWriter writer;

  RetailMonths(UnitOfWork books, Vault vault, Hosts hosts, Clock clock) {
    this.books = books;
    this.vault = vault;
    this.hosts = hosts;
    this.clock = clock;
    this.writer = new PaperWriter(clock);
  }

  /** A shop and a rate. */
  private record Place(String shop, Percent rate) implements Comparable<Place> {
    @Override
    public int compareTo(Place o) {
      int c = shop.compareTo(o.shop);
      return c != 0 ? c : rate.compareTo(o.rate);
    }
  }

  /** Amounts of a shop and rate: sold and its VAT, or cost, markup and VAT that went out. */
  private record Sums(Money first, Money second, Money third) {
    Sums plus(Sums o) {
      return new Sums(first.plus(o.first), second.plus(o.second), third.plus(o.third));
    }
  }

  /** What our own papers tell. */
  private record Own(
      Company company, Map<Place, Sums> sold, Map<Place, Sums> out, List<Problem> problems) {}

  PaperImport discharge(CompanyId company, YearMonth month) {
    Own own = books.read(tx -> own(tx, company, month));
    List<BusinessPaper> papers = new ArrayList<>();
    Map<String, Money> balances = balances(own.company(), month.atEndOfMonth());
    own.sold().forEach((p, sold) -> papers.add(paper(own, p, sold, balances, month)));
    List<Problem> problems = new ArrayList<>(own.problems());
    List<PaperImport.Item> items = new ArrayList<>();
    for (BusinessPaper p : papers) {
      items.add(write(company, p));
    }
    items.stream()
        .filter(i -> i.outcome() == PaperImport.Outcome.DIFFERS)
        .forEach(
            i ->
                problems.add(
                    new Problem(
                        "retail.booked",
                        i.number() + " is booked, but the figures are others now",
                        i.document(),
                        "undo its entry, then run the discharge again")));
    return new PaperImport("K " + month, items, problems);
  }

  private Own own(Tx tx, CompanyId id, YearMonth month) {
    Company company = tx.companies().require(id);
    LocalDate january = month.atEndOfMonth().withDayOfYear(1);
    Map<Place, Sums> sold = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Document d : tx.papers().dated(id, TILLS, january, month.atEndOfMonth(), MOST)) {
      BusinessPaper z = tx.papers().find(d.id()).orElseThrow();
      if (z.store().filter(Store::retail).isPresent()) {
        if (PaperWriter.isBooked(tx, d.id())) {
          sold(z, sold);
        } else {
          problems.add(
              new Problem(
                  "retail.till",
                  "Z report "
                      + z.number()
                      + " of "
                      + z.date()
                      + " is not booked: its sales are not in K",
                  d.id(),
                  "post it, then run the discharge again"));
        }
      }
    }
    Map<Place, Sums> out = new TreeMap<>();
    for (Document d :
        tx.papers().dated(id, DISCHARGES, january, month.atDay(1).minusDays(1), MOST)) {
      BusinessPaper k = tx.papers().find(d.id()).orElseThrow();
      PaperWriter.booked(tx, d.id()).ifPresent(v -> out(k, v, out));
    }
    return new Own(company, sold, out, problems);
  }

  private static void sold(BusinessPaper z, Map<Place, Sums> to) {
    Money none = Money.zero(z.currency());
    for (PaperLine l : z.lines()) {
      Place p = new Place(z.store().orElseThrow().code(), l.rate().orElse(Percent.ZERO));
      to.merge(p, new Sums(l.net(), l.vat(), none), Sums::plus);
    }
  }

  private static void out(BusinessPaper k, Voucher v, Map<Place, Sums> to) {
    Place p = new Place(k.store().orElseThrow().code(), k.month().orElseThrow().rate());
    to.merge(p, new Sums(debit(v, "607"), debit(v, "378"), debit(v, "4428")), Sums::plus);
  }

  private static Money debit(Voucher v, String synthetic) {
    return v.lines().stream()
        .filter(l -> l.account().synthetic().equals(synthetic))
        .map(VoucherLine::signed)
        .reduce(Money.zero(v.currency()), Money::plus);
  }

  private Map<String, Money> balances(Company company, LocalDate day) {
    try (HostSession session = hosts.open(company)) {
      Map<String, Money> all = new TreeMap<>();
      for (Turnover t : session.ledger().turnovers(day)) {
        all.put(t.account().toString(), t.debit().minus(t.credit()));
      }
      return all;
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private BusinessPaper paper(
      Own own, Place p, Sums sold, Map<String, Money> balances, YearMonth month) {
    Money none = Money.zero(own.company().currency());
    Sums out = own.out().getOrDefault(p, new Sums(none, none, none));
    String tail = "." + p.shop() + "." + p.rate();
    Money stock = balances.getOrDefault("371" + tail, none);
    Money markup = balances.getOrDefault("378" + tail, none).negate();
    Money vat = balances.getOrDefault("4428.AM" + p.rate() + "." + p.shop(), none).negate();
    RetailMonth m =
        new RetailMonth(
            p.rate(),
            stock.plus(out.first()).plus(out.second()).plus(out.third()),
            markup.plus(out.second()),
            vat.plus(out.third()),
            sold.first(),
            sold.second(),
            out.second(),
            out.first(),
            out.third());
    return new BusinessPaper(
        PaperKind.RETAIL_DISCHARGE,
        "K-" + month + "-" + p.shop() + "-" + p.rate(),
        month.atEndOfMonth(),
        Optional.empty(),
        Support.NOTHING,
        own.company().currency(),
        List.of(),
        List.of(),
        false,
        Optional.of(new Store(p.shop(), Store.Keeping.GLOBAL_VALORIC, Optional.empty())),
        List.of(),
        Optional.empty(),
        Optional.of(m));
  }

  /** The computation itself is the paper: it is archived as what it follows from. */
  private PaperImport.Item write(CompanyId company, BusinessPaper p) {
    byte[] bytes = Json.write(p).getBytes(StandardCharsets.UTF_8);
    try {
      Vault.Stored stored = vault.store(new ByteArrayInputStream(bytes));
      return books.write(
          tx -> {
            tx.archive()
                .put(
                    new ArchiveRow(
                        company,
                        stored.id(),
                        "PAYLOAD",
                        p.number() + ".json",
                        stored.size(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant()));
            return writer.write(tx, company, p, NeutralFile.JSON, stored.id());
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
