package org.partida.host.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Settlement.Part;
import org.partida.spi.host.Settlement.SettlementDraft;
import org.partida.spi.host.Turnover;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteStatus;
import org.partida.store.db.StoreDatabases;

/**
 * Whatever is posted, settled and taken back in whatever order: debit equals credit, and open items
 * tie to the balances.
 */
class LedgerPropertyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 12);
  private static final Currency RON = Currency.getInstance("RON");
  private static final AtomicInteger COMPANIES = new AtomicInteger(1000);
  private static Path folder;
  private static StoreDatabases databases;
  private static EmbeddedHost host;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("ledger-property");
    databases = StoreDatabases.sqlite(folder, 2, EmbeddedHostTest.CLOCK);
    host = new EmbeddedHost(databases, folder.resolve("papers"), EmbeddedHostTest.CLOCK);
  }

  @AfterContainer
  static void clean() throws IOException {
    databases.close();
    try (var files = Files.walk(folder)) {
      for (Path p : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }

  @Property(tries = 25)
  void itemsTieToBalances(@ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int steps)
      throws Exception {
    Run run = new Run(new CompanyId("RO" + COMPANIES.incrementAndGet()), new Random(seed));
    for (int i = 0; i < steps; i++) {
      run.step(i);
      if (i % 10 == 0) {
        run.prove();
      }
    }
    run.prove();
    run.takeAllBack(steps);
    run.prove();
    assertThat(run.session.openItems().query(Optional.empty(), Optional.empty(), 10).items())
        .as("after everything was taken back")
        .isEmpty();
    for (Turnover t : run.session.ledger().turnovers(DAY)) {
      assertThat(t.debit()).as(t.account().toString()).isEqualTo(t.credit());
    }
  }

  /** One company's random history. */
  private static final class Run {
    private final CompanyId company;
    private final Random random;
    private final HostSession session;
    private final List<PostedEntry> live = new ArrayList<>();
    private final List<PostedEntry> payments = new ArrayList<>();
    private final List<HostRef> settlements = new ArrayList<>();

    Run(CompanyId company, Random random) throws HostException {
      this.company = company;
      this.random = random;
      this.session =
          host.open(
              new HostConnection(company, "Proba", RON, Map.of()),
              new ActingUser(ActingUser.Kind.SERVICE, "test"));
    }

    void step(int i) throws HostException {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> live.add(post(voucher("v-" + i, random.nextBoolean(), false, amount())));
        case 3, 4 -> {
          PostedEntry p = post(voucher("v-" + i, random.nextBoolean(), true, Math.abs(amount())));
          live.add(p);
          payments.add(p);
        }
        case 5, 6 -> settle(i);
        default -> takeBack(i);
      }
    }

    private long amount() {
      long a = 1L + random.nextInt(10_000);
      return random.nextInt(5) == 0 ? -a : a;
    }

    /** Few partners and numbers, so that they meet. */
    private Voucher voucher(String id, boolean sale, boolean payment, long minor) {
      PartnerRef partner =
          new PartnerRef(
              "Partener " + random.nextInt(2),
              Optional.of("RO"),
              Optional.of("RO" + (100 + random.nextInt(2))));
      String number = "N" + random.nextInt(3);
      Money m = new Money(minor, RON);
      boolean debit = sale != payment;
      VoucherLine third =
          new VoucherLine(
              AccountCode.of(sale ? "4111" : "401"),
              debit ? Side.D : Side.C,
              m,
              Optional.empty(),
              Optional.of(partner),
              Optional.empty(),
              Optional.of(number),
              Optional.empty(),
              Map.of(),
              "r",
              "w");
      VoucherLine other =
          VoucherLine.of(
              AccountCode.of(payment ? "5121" : sale ? "704.A" : "628"),
              debit ? Side.C : Side.D,
              m,
              "r",
              "w");
      Journal journal = payment ? Journal.BANK : sale ? Journal.SALES : Journal.PURCHASES;
      return new Voucher(
          new ExternalId(id),
          company,
          DAY,
          DAY,
          journal,
          number,
          "t",
          List.of(third, other),
          Optional.empty());
    }

    private PostedEntry post(Voucher v) throws HostException {
      var r = session.ledger().post(List.of(draft(v)), PostMode.EACH).get(0);
      assertThat(r.status()).isEqualTo(WriteStatus.POSTED);
      return r.value().orElseThrow();
    }

    private static EntryDraft draft(Voucher v) {
      return new EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v);
    }

    /**
     * Tries to settle; what does not fit must be refused without a trace, which the proof shows.
     */
    private void settle(int i) throws HostException {
      List<HostOpenItem> items =
          session.openItems().query(Optional.empty(), Optional.empty(), 100).items();
      if (items.isEmpty() || payments.isEmpty()) {
        return;
      }
      HostOpenItem item = items.get(random.nextInt(items.size()));
      long open = item.item().residual().minor();
      long part = random.nextBoolean() ? open : Long.signum(open) * (1L + random.nextInt(12_000));
      SettlementDraft draft =
          new SettlementDraft(
              new WriteKey(new ExternalId("s-" + i), "s"),
              DAY,
              payments.get(random.nextInt(payments.size())).voucher().externalId(),
              List.of(new Part(item.ref(), item.version(), new Money(part, RON))));
      session.settlement().settle(draft).value().ifPresent(s -> settlements.add(s.ref()));
    }

    private void takeBack(int i) throws HostException {
      if (random.nextBoolean() && !settlements.isEmpty()) {
        session
            .settlement()
            .unsettle(
                new WriteKey(new ExternalId("u-" + i), "u"),
                settlements.remove(random.nextInt(settlements.size())),
                "test");
      } else if (!live.isEmpty()) {
        reverse(live.remove(random.nextInt(live.size())), i);
      }
    }

    private void reverse(PostedEntry e, int i) throws HostException {
      payments.remove(e);
      List<VoucherLine> lines = new ArrayList<>();
      boolean red = random.nextBoolean();
      for (VoucherLine l : e.voucher().lines()) {
        lines.add(
            new VoucherLine(
                l.account(),
                red ? l.side() : l.side().opposite(),
                red ? l.amount().negate() : l.amount(),
                l.original(),
                l.partner(),
                l.tax(),
                l.openItem(),
                l.due(),
                Map.of(),
                "r",
                "w"));
      }
      Voucher counter =
          new Voucher(
              new ExternalId("r-" + i),
              company,
              DAY,
              DAY,
              e.voucher().journal(),
              e.voucher().documentNumber(),
              "t",
              lines,
              Optional.of(e.voucher().externalId()));
      assertThat(session.ledger().reverse(e.ref(), draft(counter)).status())
          .isEqualTo(WriteStatus.POSTED);
    }

    void takeAllBack(int from) throws HostException {
      int i = from + 1;
      while (!live.isEmpty()) {
        reverse(live.remove(random.nextInt(live.size())), i++);
      }
    }

    void prove() throws HostException {
      assertThat(host.check(company)).isEmpty();
      long sum = 0;
      for (Turnover t : session.ledger().turnovers(DAY)) {
        sum += t.debit().minor() - t.credit().minor();
      }
      assertThat(sum).isZero();
    }
  }
}
