package org.partida.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.FileBatch;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.text.CsvRows;
import org.partida.base.work.internal.WakeupHub;
import org.partida.host.ledger.EmbeddedHostComponent;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Entries into files: each once, whole, the same again. */
class FileBatchesTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);

  private final TestClock clock = new TestClock("2026-06-30T10:00:00Z");
  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private FileHostComponent files;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    start(20_000);
  }

  private void start(int most) {
    Books books = new Books(databases, new WakeupHub());
    books.write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA));
          return 0;
        });
    files =
        new FileHostComponent(
            "neutral",
            most,
            new EmbeddedHostComponent(databases, home, clock),
            databases,
            books,
            home,
            clock);
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private static Money lei(String amount) {
    return Money.of(amount, "RON");
  }

  private static VoucherLine line(String account, Side side, String amount) {
    PartnerRef partner =
        new PartnerRef("=Știrbei; \"Țuțu\" SRL", Optional.of("RO"), Optional.of("RO1"));
    return new VoucherLine(
        AccountCode.of(account),
        side,
        lei(amount),
        Optional.empty(),
        Optional.of(partner),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("store", "M1"),
        "r",
        "w");
  }

  private static Voucher voucher(String id, String day, VoucherLine... lines) {
    LocalDate d = LocalDate.parse(day);
    return new Voucher(
        new ExternalId(id),
        Samples.ALFA,
        d,
        d,
        Journal.SALES,
        "N-" + id,
        "text\nof " + id,
        List.of(lines),
        Optional.empty());
  }

  private static Voucher sale(String id, String day) {
    return voucher(
        id,
        day,
        line("4111", Side.D, "121.00"),
        line("707", Side.C, "100.00"),
        line("4427", Side.C, "21.00"));
  }

  private void post(Voucher... all) throws Exception {
    try (HostSession s = session()) {
      for (Voucher v : all) {
        Ledger.EntryDraft d =
            new Ledger.EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v);
        assertThat(s.ledger().post(List.of(d), Ledger.PostMode.EACH)).allMatch(WriteResult::done);
      }
    }
  }

  private HostSession session() throws Exception {
    return files.open(
        new HostConnection(Samples.ALFA, "Alfa", Samples.RON, Map.of()),
        new ActingUser(ActingUser.Kind.SERVICE, "test"));
  }

  private List<FileBatch> export() {
    return files.export(ANA, Samples.ALFA, Optional.empty());
  }

  private String text(FileBatch b, Charset charset) throws IOException {
    try (InputStream in = files.content(ANA, Samples.ALFA, b.id())) {
      return new String(in.readAllBytes(), charset);
    }
  }

  private List<String> column(FileBatch b, String heading) throws IOException {
    List<CsvRows.Row> rows = CsvRows.read(text(b, StandardCharsets.UTF_8));
    int at = rows.get(0).cells().indexOf(heading);
    return rows.subList(1, rows.size()).stream().map(r -> r.cell(at)).toList();
  }

  @Test
  void eachEntryGoesOutOnceByMonth() throws Exception {
    post(sale("a", "2026-03-01"), sale("b", "2026-04-02"), sale("c", "2026-03-05"));
    assertThat(files.waiting(ANA, Samples.ALFA)).isEqualTo(3);
    List<FileBatch> first = export();
    assertThat(first)
        .extracting(
            b -> b.number() + " " + b.month().orElseThrow() + " " + b.entries() + " " + b.total())
        .containsExactly("1 2026-03 2 242.00 RON", "2 2026-04 1 121.00 RON");
    assertThat(column(first.get(0), "externalId")).containsExactly("a", "a", "a", "c", "c", "c");
    assertThat(column(first.get(0), "accountName")).contains("Clienți");
    assertThat(export()).isEmpty();
    assertThat(files.waiting(ANA, Samples.ALFA)).isZero();

    post(sale("d", "2026-03-09"));
    assertThat(export()).hasSize(1).allMatch(b -> b.number() == 3);
    assertThat(files.list(ANA, Samples.ALFA))
        .extracting(FileBatch::number)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void manyEntriesAreSpreadAndNoneIsLostAtTheEdges() throws Exception {
    start(700);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1203; i++) {
      expected.add("e" + i);
    }
    for (int i = 0; i < 1203; i += 401) {
      post(
          expected.subList(i, i + 401).stream()
              .map(id -> sale(id, "2026-03-01"))
              .toArray(Voucher[]::new));
      List<String> seen = new ArrayList<>();
      export();
      for (FileBatch b : files.list(ANA, Samples.ALFA)) {
        seen.addAll(column(b, "externalId"));
      }
      assertThat(seen).hasSize(3 * (i + 401));
      assertThat(new java.util.TreeSet<>(seen)).hasSize(i + 401);
    }
  }

  @Test
  void aCounterEntryGoesOutInTheNextBatch() throws Exception {
    Voucher v = sale("a", "2026-03-01");
    post(v);
    export();
    Voucher back =
        new Voucher(
            new ExternalId("undo-a"),
            Samples.ALFA,
            v.date(),
            v.documentDate(),
            v.journal(),
            v.documentNumber(),
            "Storno",
            List.of(
                line("4111", Side.D, "-121.00"),
                line("707", Side.C, "-100.00"),
                line("4427", Side.C, "-21.00")),
            Optional.of(v.externalId()));
    try (HostSession s = session()) {
      var original = s.ledger().findAll(List.of(v.externalId())).get(v.externalId());
      assertThat(
              s.ledger()
                  .reverse(
                      original.ref(),
                      new Ledger.EntryDraft(
                          new WriteKey(back.externalId(), Digest.of(back).hex()), back))
                  .done())
          .isTrue();
    }
    FileBatch second = export().get(0);
    assertThat(column(second, "reversalOf")).containsOnly("a");
    assertThat(column(second, "debit")).contains("-121.00");
    FileBatch first = files.list(ANA, Samples.ALFA).get(1);
    Files.delete(home.books().resolve("host-file/" + Samples.ALFA + "/" + first.fileName()));
    assertThat(column(first, "debit"))
        .as("the first file comes again as it was")
        .contains("121.00");
  }

  @Test
  void aBatchWhoseFileWasNotWrittenGetsItLater() throws Exception {
    post(sale("a", "2026-03-01"));
    Path folder = home.books().resolve("host-file").resolve(Samples.ALFA.value());
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "in the way");
    assertThatThrownBy(this::export)
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("host-file.file"));
    FileBatch chosen = files.list(ANA, Samples.ALFA).get(0);
    assertThat(chosen.state()).isEqualTo(FileBatch.State.RECORDED);
    assertThatThrownBy(() -> files.confirm(ANA, Samples.ALFA, chosen.id(), ""))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("batch.unwritten"));

    Files.delete(folder);
    databases.close();
    open();
    assertThat(export()).extracting(FileBatch::id).containsExactly(chosen.id());
    assertThat(column(chosen, "externalId")).hasSize(3);
    try (var all = Files.list(folder)) {
      assertThat(all.map(p -> p.getFileName().toString())).containsExactly(chosen.fileName());
    }
    assertThat(export()).isEmpty();
  }

  @Test
  void confirmingIsSaidOnceAndKept() throws Exception {
    post(sale("a", "2026-03-01"));
    FileBatch b = export().get(0);
    FileBatch done = files.confirm(ANA, Samples.ALFA, b.id(), "imported");
    assertThat(done.state()).isEqualTo(FileBatch.State.CONFIRMED);
    assertThat(done.confirmedBy()).isEqualTo("ana");
    clock.advance(java.time.Duration.ofHours(1));
    assertThat(files.confirm(ANA, Samples.ALFA, b.id(), "again")).isEqualTo(done);
    Actor bob = new Actor("bob", "Bob", Channel.WEB, List.of());
    assertThatThrownBy(() -> files.list(bob, Samples.ALFA))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.content(ANA, Samples.ALFA, "nothing"))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("batch.unknown"));
  }

  @Test
  void pairsOfAccountsBalanceLikeTheEntry() throws Exception {
    Voucher mixed =
        voucher(
            "m",
            "2026-03-01",
            line("4111", Side.D, "121.00"),
            line("6588", Side.D, "-0.01"),
            line("607", Side.D, "30.00"),
            line("707", Side.C, "100.00"),
            line("4427", Side.C, "20.99"),
            line("371", Side.C, "50.00"),
            line("371", Side.C, "-20.00"));
    post(mixed);
    FileBatch b = files.export(ANA, Samples.ALFA, Optional.of("note-contabile")).get(0);
    String text = text(b, Charset.forName("windows-1250"));
    Map<String, BigDecimal> sums = new TreeMap<>();
    List<CsvRows.Row> rows = CsvRows.read(text);
    List<String> head = rows.get(0).cells();
    for (CsvRows.Row r : rows.subList(1, rows.size())) {
      BigDecimal amount = new BigDecimal(r.cell(head.indexOf("Suma")).replace(',', '.'));
      sums.merge(r.cell(head.indexOf("Cont debitor")), amount, BigDecimal::add);
      sums.merge(r.cell(head.indexOf("Cont creditor")), amount.negate(), BigDecimal::add);
      assertThat(r.cell(head.indexOf("Data"))).isEqualTo("01.03.2026");
      assertThat(r.cell(head.indexOf("Partener"))).isEqualTo("'=Ştirbei; \"Ţuţu\" SRL");
    }
    Map<String, BigDecimal> expected = new TreeMap<>();
    for (VoucherLine l : mixed.lines()) {
      expected.merge(l.account().toString(), l.signed().decimal(), BigDecimal::add);
    }
    assertThat(sums).isEqualTo(expected);
  }

  @Test
  void aProfileOfTheFirmIsDataAndItsMistakesAreNamed() throws Exception {
    post(sale("a", "2026-03-01"));
    Path own = Files.createDirectories(home.books().resolve("host-file/profiles"));
    Files.writeString(
        own.resolve("mine.psv"),
        "set|heading|no\nset|negative|no\nset|separator|\\t\ncolumn|X|text:7\ncolumn|Y|debit\ncolumn|Z|dimension:store\n");
    Files.writeString(own.resolve("bad.psv"), "set|heading|no\ncolumn|X|nonsense\n");
    assertThat(files.profiles()).containsExactly("bad", "mine", "neutral", "note-contabile");
    assertThatThrownBy(() -> files.export(ANA, Samples.ALFA, Optional.of("bad")))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().location()).isEqualTo("bad.psv, line 2"));
    FileBatch b = files.export(ANA, Samples.ALFA, Optional.of("mine")).get(0);
    assertThat(text(b, StandardCharsets.UTF_8)).startsWith("7\t121.00\tM1\r\n7\t\tM1\r\n");

    Files.writeString(own.resolve("mine.psv"), "column|X|account\n");
    Files.delete(home.books().resolve("host-file/" + Samples.ALFA + "/" + b.fileName()));
    assertThatThrownBy(() -> files.content(ANA, Samples.ALFA, b.id()))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("batch.changed"));
  }
}
