package org.partida.bench;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementSummary;
import org.partida.base.host.Hosts;
import org.partida.base.port.StatementStore.OpenLine;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.internal.WakeupHub;
import org.partida.bench.market.Market;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.matching.match.MatchStep;
import org.partida.model.Page;
import org.partida.model.match.ItemSide;
import org.partida.model.match.OpenItem;
import org.partida.model.statement.Chain;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.OpenItems;
import org.partida.spi.match.MatchLine;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.store.Samples;

/**
 * A company with a hundred thousand open lines and as many open items, in the real store: the run
 * after one new invoice beside the run of everything. Both must leave the same proposals. The
 * host's items come from memory.
 */
final class Rematches {
  private static final int COUNT = Integer.getInteger("partida.bench.lines", 100_000);
  private static final int ROUNDS = Integer.getInteger("partida.bench.rounds", 5);
  private static final String IBAN = "RO40BTRLRONCRT0000112233";

  private Rematches() {}

  static List<Row> measure() throws Exception {
    Market market = new Market(7, COUNT, COUNT);
    List<OpenItem> items = new ArrayList<>(market.request().items());
    List<OpenItem> late = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      late.add(items.remove((i + 1) * 997 % items.size()));
    }
    List<Double> whole = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    try (TempHome home = new TempHome();
        StoreDatabases databases = StoreDatabases.sqlite(home.books(), 2, Clock.systemUTC())) {
      UnitOfWork books = new Books(databases, new WakeupHub());
      Company company = Samples.company(Samples.ALFA, IBAN);
      fill(books, company, market.request().lines());
      Hosts hosts = new Memory(items);
      MatchStep step = new MatchStep(books, hosts, new EvidenceMatcher(), Clock.systemUTC());
      System.out.printf(Locale.ROOT, "rematch: first run %.1f s%n", run(books, step, company));
      for (OpenItem item : late) {
        items.add(item);
        again.add(run(books, step, company));
        Map<String, Long> partial = proposals(books, company);
        MatchStep other = new MatchStep(books, hosts, new EvidenceMatcher(), Clock.systemUTC());
        whole.add(run(books, other, company));
        if (!partial.equals(proposals(books, company))) {
          throw new IllegalStateException("a whole run says something else than the partial one");
        }
      }
    }
    return List.of(
        new Row(
            "match after one invoice, " + COUNT / 1000 + "k lines and items",
            "all lines again",
            "s",
            whole,
            again,
            new Row.Aim(Row.Kind.RATIO, 1)));
  }

  private static Map<String, Long> proposals(UnitOfWork books, Company company) {
    Map<String, Long> all = new LinkedHashMap<>();
    books
        .<List<OpenLine>>read(tx -> tx.statements().open(company.id()))
        .forEach(l -> all.put(l.id(), l.proposal()));
    return all;
  }

  private static double run(UnitOfWork books, MatchStep step, Company company) {
    long start = System.nanoTime();
    String id = company.id().value();
    Outcome outcome =
        step.apply(
            new WorkItem(1, Queues.MATCH, id, Optional.of(company.id()), id, 0, Optional.empty()));
    books.write(
        tx -> {
          outcome.effect().in(tx);
          return null;
        });
    return (System.nanoTime() - start) / 1e9;
  }

  private static void fill(UnitOfWork books, Company company, List<MatchLine> lines) {
    books.write(
        tx -> {
          tx.companies().put(company);
          Optional<String> none = Optional.empty();
          tx.statements()
              .add(
                  new StatementSummary(
                      "s-0",
                      company.id(),
                      "s",
                      "market",
                      "mt940",
                      IBAN,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      none,
                      Chain.UNKNOWN,
                      lines.size(),
                      Clock.systemUTC().instant()),
                  Samples.hash("market"));
          Map<String, LineRecord> records = new LinkedHashMap<>();
          for (MatchLine l : lines) {
            records.put(
                "f" + l.id(),
                new LineRecord(
                    l.id(),
                    company.id(),
                    "s-0",
                    IBAN,
                    l.line(),
                    LineState.UNSAVED,
                    Optional.empty(),
                    none,
                    Optional.empty(),
                    Optional.empty()));
          }
          tx.statements().addLines(records);
          return null;
        });
  }

  /** A host that has nothing but open items. */
  private record Memory(List<OpenItem> items) implements Hosts {
    @Override
    public boolean available() {
      return true;
    }

    @Override
    public HostSession open(Company company) {
      return (HostSession)
          Proxy.newProxyInstance(
              HostSession.class.getClassLoader(),
              new Class<?>[] {HostSession.class},
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "openItems" -> new Listed(items);
                    case "proformas" -> Optional.empty();
                    case "close" -> null;
                    default -> throw new IllegalStateException(method.getName());
                  });
    }

    @Override
    public HostCapabilities capabilities() {
      return new HostCapabilities("memory", "1", Set.of(), 1);
    }
  }

  private record Listed(List<OpenItem> items) implements OpenItems {
    @Override
    public Page<HostOpenItem> query(Optional<ItemSide> side, Optional<String> after, int limit) {
      int from = after.map(Integer::parseInt).orElse(0);
      int to = Math.min(items.size(), from + limit);
      List<HostOpenItem> page =
          items.subList(from, to).stream()
              .map(
                  i ->
                      new HostOpenItem(
                          new HostRef("item", i.id()),
                          AccountCode.of("4111"),
                          new PartnerRef(i.partnerName(), Optional.empty(), Optional.empty()),
                          i,
                          "1"))
              .toList();
      return new Page<>(
          page, to < items.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    @Override
    public List<HostOpenItem> reload(Collection<HostRef> refs) {
      throw new IllegalStateException("nothing is settled here");
    }
  }
}
