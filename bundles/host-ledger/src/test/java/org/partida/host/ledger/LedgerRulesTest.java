package org.partida.host.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.base.db.Database;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Periods.PeriodOrder;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.spi.host.Settlement.Part;
import org.partida.spi.host.Settlement.SettlementDraft;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;
import org.partida.store.db.StoreDatabases;
import org.partida.testkit.host.HostFixture;

/** What the embedded ledger does beyond the contract. */
class LedgerRulesTest extends HostFixture {
  @TempDir Path folder;
  private StoreDatabases databases;
  private EmbeddedHost ledger;

  @Override
  protected HostConnector connector() {
    databases = StoreDatabases.sqlite(folder, 2, EmbeddedHostTest.CLOCK);
    ledger = new EmbeddedHost(databases, folder.resolve("papers"), EmbeddedHostTest.CLOCK);
    return ledger;
  }

  @Override
  protected void closeMonth(CompanyId company, YearMonth month) throws Exception {
    try (HostSession s = open(company, ledger)) {
      s.periods()
          .set(
              new PeriodOrder(
                  List.of(month), Optional.empty(), PeriodState.CLOSED, "filed", "ana"));
    }
  }

  @AfterEach
  void closeDatabases() {
    databases.close();
  }

  @BeforeEach
  void someEntries() throws Exception {
    posted(sale("base-1", "B1", "10.00"));
    posted(receipt("base-2", "B1", "4.00"));
    host.settlement().settle(settlement("base-3", "base-2", item("B1", 1), "4.00"));
  }

  @Test
  void theDatabaseItselfRefusesToChangeWhatIsPosted() {
    Database db = databases.open("ledger", EmbeddedHost.MIGRATIONS);
    for (String sql :
        List.of(
            "UPDATE journal_entry SET text = 'x'",
            "UPDATE journal_line SET amount = amount + 1",
            "DELETE FROM journal_line",
            "UPDATE settlement SET reason = 'x'",
            "UPDATE settlement_part SET amount = 1",
            "DELETE FROM settlement_part")) {
      assertThat(catchThrowable(() -> db.write(h -> h.execute(sql))))
          .as(sql)
          .isNotNull()
          .hasStackTraceContaining("append-only");
    }
    assertThat(catchThrowable(() -> db.write(h -> h.execute("DELETE FROM journal_entry"))))
        .as("its lines or the trigger hold it")
        .isNotNull();
  }

  @Test
  void theCheckFindsABrokenBook() throws Exception {
    assertThat(ledger.check(COMPANY)).isEmpty();
    databases
        .open("ledger", EmbeddedHost.MIGRATIONS)
        .write(
            h ->
                h.getConnection()
                    .createStatement()
                    .executeUpdate(
                        "UPDATE open_item SET residual = residual + 1 WHERE number = 'B1'"));
    assertThat(ledger.check(COMPANY))
        .anyMatch(f -> f.contains("residual"))
        .anyMatch(f -> f.contains("4111"));
  }

  @Test
  void numbersHaveNoGapsUnderFourThreads() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int thread = t;
        tasks.add(() -> postMany(thread));
      }
      int refused = 0;
      for (Future<Integer> f : pool.invokeAll(tasks)) {
        refused += f.get();
      }
      assertThat(refused).isEqualTo(4 * 5);
    } finally {
      pool.shutdown();
    }
    List<String> numbers =
        host
            .ledger()
            .journal(Optional.empty(), Optional.empty(), Optional.empty(), 500)
            .items()
            .stream()
            .filter(e -> e.voucher().journal() == Journal.SALES)
            .map(PostedEntry::number)
            .toList();
    assertThat(numbers).hasSize(1 + 4 * 20).doesNotHaveDuplicates().isSorted();
    assertThat(numbers.get(numbers.size() - 1)).isEqualTo("SALES-2026-000081");
    assertThat(ledger.check(COMPANY)).isEmpty();
  }

  /** Twenty good entries and five refused ones; answers how many were refused. */
  private int postMany(int thread) throws Exception {
    int refused = 0;
    try (HostSession mine = open(COMPANY, ledger)) {
      for (int i = 0; i < 25; i++) {
        String id = "t" + thread + "-" + i;
        Voucher v =
            i % 5 == 0
                ? voucher(
                    id,
                    Journal.SALES,
                    DAY,
                    id,
                    line("9999", Side.D, "1.00", null, null),
                    line("704", Side.C, "1.00", null, null))
                : sale(id, id, "1.00");
        refused += mine.ledger().post(List.of(draft(v)), PostMode.EACH).get(0).done() ? 0 : 1;
      }
    }
    return refused;
  }

  @Test
  void aGroupAccountIsRefusedWithWhatToUse() throws Exception {
    Voucher v =
        voucher(
            "v-1",
            Journal.MISC,
            DAY,
            "N",
            line("411", Side.D, "1.00", null, null),
            line("704", Side.C, "1.00", null, null));
    WriteResult<PostedEntry> r = post(v);
    assertThat(r.status()).isEqualTo(WriteStatus.REJECTED);
    assertThat(r.problem().orElseThrow().fix()).contains("4111").contains("4118");
  }

  @Test
  void analyticsAreMadeOnFirstUseAndListed() throws Exception {
    posted(
        voucher(
            "v-1",
            Journal.MISC,
            DAY,
            "N",
            line("4428.CA21", Side.D, "1.00", null, null),
            line("4427.21", Side.C, "1.00", null, null)));
    var page = host.chart().list(Optional.of("4428"), Optional.empty(), 10).items();
    assertThat(page).extracting(a -> a.code().toString()).containsExactly("4428", "4428.CA21");
    assertThat(page.get(1).name()).isEqualTo("TVA neexigibilă - CA21");
  }

  @Test
  void aLaterDocumentUnderTheSameNumberChangesTheItem() throws Exception {
    posted(purchase("v-1", "F1", "100.00", "21.00", "121.00"));
    posted(purchase("v-2", "F1", "-10.00", "-2.10", "-12.10"));

    assertThat(item("F1", 1).item().residual()).isEqualTo(lei("108.90"));
    assertThat(items().stream().filter(i -> i.item().number().equals("F1"))).hasSize(1);
    assertThat(ledger.check(COMPANY)).isEmpty();

    Voucher note = purchase("v-2", "F1", "-10.00", "-2.10", "-12.10");
    var posted = host.ledger().findAll(List.of(note.externalId())).get(note.externalId());
    host.ledger().reverse(posted.ref(), draft(storno("u-2", note, DAY)));
    assertThat(item("F1", 1).item().residual()).isEqualTo(lei("121.00"));
    assertThat(ledger.check(COMPANY)).isEmpty();
  }

  @Test
  void aLaterDocumentInTheSameBatchChangesTheItemToo() throws Exception {
    host.ledger()
        .post(
            List.of(
                draft(purchase("v-1", "F1", "100.00", "21.00", "121.00")),
                draft(purchase("v-2", "F1", "-10.00", "-2.10", "-12.10"))),
            PostMode.EACH);
    assertThat(item("F1", 1).item().residual()).isEqualTo(lei("108.90"));
  }

  @Test
  void aCompensationIsSettledOnPurposeLikeAPayment() throws Exception {
    posted(sale("v-1", "S1", "50.00"));
    posted(
        voucher(
            "v-2",
            Journal.PURCHASES,
            DAY,
            "F1",
            line("628", Side.D, "50.00", CUSTOMER, null),
            line("401", Side.C, "50.00", CUSTOMER, "F1")));
    posted(
        voucher(
            "c-1",
            Journal.MISC,
            DAY,
            "PV1",
            line("401", Side.D, "50.00", CUSTOMER, "F1"),
            line("4111", Side.C, "50.00", CUSTOMER, "S1")));
    HostOpenItem owed = item("F1", 1);
    HostOpenItem due = item("S1", 1);
    List<Part> parts =
        List.of(
            new Part(owed.ref(), owed.version(), lei("50.00")),
            new Part(due.ref(), due.version(), lei("50.00")));
    var r =
        host.settlement()
            .settle(
                new SettlementDraft(
                    new WriteKey(new ExternalId("s-1"), "s"), DAY, new ExternalId("c-1"), parts));

    assertThat(r.status()).as("%s", r.problem()).isEqualTo(WriteStatus.POSTED);
    assertThat(items().stream().filter(i -> !i.item().number().equals("B1"))).isEmpty();
    assertThat(ledger.check(COMPANY)).isEmpty();
  }

  @Test
  void linesWithoutPartnerOrNumberStillTie() throws Exception {
    posted(
        voucher(
            "v-1",
            Journal.MISC,
            DAY,
            "Z1",
            line("4111", Side.D, "7.00", null, null),
            line("707", Side.C, "7.00", null, null)));
    assertThat(item("Z1", 1).item().partnerId()).isEmpty();
    assertThat(ledger.check(COMPANY)).isEmpty();
  }

  @Test
  void aCounterEntryMustMirrorItsOriginal() throws Exception {
    Voucher v = sale("v-1", "S1", "10.00");
    PostedEntry original = posted(v);
    Voucher other = storno("u-1", sale("v-1", "S1", "9.00"), DAY);
    WriteResult<PostedEntry> r = host.ledger().reverse(original.ref(), draft(other));
    assertThat(r.problem().orElseThrow().code()).isEqualTo("host.not-counter-entry");

    PostedEntry counter =
        host.ledger().reverse(original.ref(), draft(storno("u-2", v, DAY))).value().orElseThrow();
    assertThat(
            host.ledger()
                .reverse(counter.ref(), draft(storno("u-3", counter.voucher(), DAY)))
                .problem()
                .orElseThrow()
                .code())
        .isEqualTo("host.counter-entry");
  }

  @Test
  void datesOutsideTheBooksAreRefused() throws Exception {
    assertThat(host.periods().state(LocalDate.of(2014, 12, 31)))
        .isEqualTo(PeriodState.NEVER_OPENED);
    assertThat(host.periods().state(LocalDate.of(2028, 1, 1))).isEqualTo(PeriodState.NEVER_OPENED);
    assertThat(host.periods().firstOpenOnOrAfter(LocalDate.of(2014, 1, 1)))
        .contains(LocalDate.of(2015, 1, 1));
    assertThat(host.periods().firstOpenOnOrAfter(LocalDate.of(2028, 1, 1))).isEmpty();
    closeMonth(COMPANY, YearMonth.of(2026, 3));
    closeMonth(COMPANY, YearMonth.of(2026, 4));
    assertThat(host.periods().firstOpenOnOrAfter(DAY)).contains(LocalDate.of(2026, 5, 1));
  }

  @Test
  void booksSurviveTheHost() throws Exception {
    EmbeddedHost again =
        new EmbeddedHost(databases, folder.resolve("papers"), EmbeddedHostTest.CLOCK);
    try (HostSession s = open(COMPANY, again)) {
      assertThat(
              s.ledger().journal(Optional.empty(), Optional.empty(), Optional.empty(), 10).items())
          .hasSize(2);
      assertThat(
              s.openItems()
                  .query(Optional.empty(), Optional.empty(), 10)
                  .items()
                  .get(0)
                  .item()
                  .residual())
          .isEqualTo(lei("6.00"));
    }
  }

  @Test
  void theChartIsTheOrders() {
    ChartData chart = ChartData.load().get("RO");
    assertThat(chart.all()).hasSize(575);
    assertThat(chart.find("401").orElseThrow().items()).contains(ItemSide.PAYABLE);
    assertThat(chart.find("4111").orElseThrow().items()).contains(ItemSide.RECEIVABLE);
    assertThat(chart.find("411").orElseThrow().postable()).isFalse();
    assertThat(chart.find("5121").orElseThrow().items()).isEmpty();
    assertThat(chart.all())
        .allSatisfy(s -> assertThat(s.name()).isNotBlank().doesNotContain("ş", "ţ"));
    ChartData dated = ChartData.parse("@ 2015-01-01\n101|P|-|Capital\n@ 2030-01-01\n102|A|R|Nou\n");
    assertThat(dated.find("102").orElseThrow().validFrom()).isEqualTo(LocalDate.of(2030, 1, 1));
  }

  @Test
  void eachCountryHasItsChart() {
    ChartData italy = ChartData.load().get("IT");
    assertThat(italy.find("401").orElseThrow().items()).contains(ItemSide.PAYABLE);
    assertThat(italy.find("411").orElseThrow().items()).contains(ItemSide.RECEIVABLE);
    assertThat(italy.find("403").orElseThrow().items()).isEmpty();
    assertThat(italy.find("4111")).as("Romania's").isEmpty();
    assertThat(italy.all()).allSatisfy(s -> assertThat(s.name()).isNotBlank());
    assertThatThrownBy(() -> open(new CompanyId("DE136695976"), ledger))
        .isInstanceOfSatisfying(
            org.partida.spi.host.HostException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("host.chart");
              assertThat(e.problem().fix()).contains("IT, RO");
            });
  }
}
