package org.partida.posting.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Company;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatPeriod;
import org.partida.api.posting.VatTie;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.host.HostsComponent;
import org.partida.base.work.internal.WakeupHub;
import org.partida.host.ledger.EmbeddedHostComponent;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.posting.ro.VatMonth;
import org.partida.posting.table.CsvTable;
import org.partida.posting.table.XlsxTable;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.posting.StornoStyle;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** The service on the real ledger: what is posted is what the books say. */
class VatServiceTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);
  private static final VatPeriod OCTOBER = VatPeriod.parse("2026-10");

  private final TestClock clock = new TestClock("2026-11-10T09:00:00Z");
  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private VatBooksService service;
  private Company company;

  @BeforeEach
  void start() throws Exception {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    Books books = new Books(databases, new WakeupHub());
    CompanyId id = VatMonth.empty().corrected().vouchers().get(0).company();
    Company like = Samples.company(Samples.ALFA);
    company =
        new Company(
            id,
            "Întreprinderea Noastră SRL",
            like.currency(),
            true,
            false,
            like.connection(),
            like.accounts(),
            like.policies());
    books.write(
        tx -> {
          tx.companies().put(company);
          return company;
        });
    HostsComponent hosts =
        new HostsComponent("embedded", List.of(new EmbeddedHostComponent(databases, home, clock)));
    List<Voucher> all =
        VatMonth.full()
            .onCash()
            .corrected()
            .undo("S2", StornoStyle.RED, "2026-10-05")
            .undo("C3-pay-1", StornoStyle.RED, "2026-10-20")
            .vouchers();
    try (HostSession session = hosts.open(company)) {
      for (Voucher v : all) {
        Ledger.EntryDraft draft =
            new Ledger.EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v);
        WriteResult<?> r = session.ledger().post(List.of(draft), Ledger.PostMode.EACH).get(0);
        assertThat(r.done()).as(String.valueOf(r)).isTrue();
      }
    }
    service = new VatBooksService(books, hosts, List.of(new CsvTable(), new XlsxTable()));
  }

  @AfterEach
  void stop() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void theBooksTieToTheRealLedger() {
    for (VatBook book : List.of(VatBook.SALES, VatBook.PURCHASES)) {
      VatJournal j = service.journal(ANA, company.id(), book, OCTOBER);
      assertThat(j.rows()).hasSizeGreaterThan(12);
      for (VatTie t : j.ties()) {
        assertThat(t.ledger().isZero()).as(t.account()).isFalse();
        assertThat(t.differences()).noneMatch(d -> d.kind() == VatTie.Kind.UNEXPLAINED);
      }
    }
    assertThat(service.sheet(ANA, company.id(), VatBook.D300, VatPeriod.parse("2026-Q4")).ties())
        .allMatch(t -> t.differences().stream().noneMatch(d -> d.kind() == VatTie.Kind.NO_FACTS));
  }

  @Test
  void paymentsOfVatOnCashSurviveTheLedger() {
    VatJournal j = service.journal(ANA, company.id(), VatBook.PURCHASES, OCTOBER);
    assertThat(Ledgers.rows(j))
        .contains(
            "C2 payment C2-pay-1 0.00 base21=165.29 vat21=34.71 waitbase=-165.29 waitvat=-34.71")
        .noneMatch(r -> r.startsWith("C3 payment"));
  }

  @Test
  void itIsForThoseWhoMayPost() {
    Actor stranger = new Actor("x", "X", Channel.WEB, List.of());
    assertThatThrownBy(() -> service.journal(stranger, company.id(), VatBook.SALES, OCTOBER))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.sheet(stranger, company.id(), VatBook.D300, OCTOBER))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> print(stranger, "csv")).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void whatIsAskedWronglyIsSaid() {
    assertThatThrownBy(() -> service.journal(ANA, company.id(), VatBook.D300, OCTOBER))
        .hasMessageContaining("no journal");
    assertThatThrownBy(() -> print(ANA, "doc")).hasMessageContaining("no running bundle");
    assertThatThrownBy(
            () -> service.journal(ANA, new CompanyId("RO18547290"), VatBook.SALES, OCTOBER))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("no company");
    assertThatThrownBy(() -> VatPeriod.parse("2026-13")).hasMessageContaining("2026-13");
    assertThat(VatPeriod.parse("2026-Q4").last()).hasToString("2026-12");
  }

  @Test
  void csvHasARowADocumentAndTheTotals() throws Exception {
    String csv = print(ANA, "csv");
    assertThat(csv).startsWith("#,Data,Document,Partener,Cod fiscal,Notă contabilă,Total document");
    assertThat(csv.lines().filter(l -> l.contains("TOTAL"))).hasSize(1);
    assertThat(csv).contains("S1,", "1210.00", "Neexigibil (TVA la încasare)");
    assertThat(service.formats()).containsExactly("csv", "xlsx");
  }

  @Test
  void theActionWritesBothJournals() throws Exception {
    VatJournalsAction action = new VatJournalsAction(service, home);
    ActionResult result =
        action.run(
            new ActionContext(
                ANA,
                Optional.of(company.id()),
                Locale.forLanguageTag("ro"),
                Map.of("period", "2026-10", "format", "xlsx")),
            new Silent());
    Path folder = home.books().resolve("filed/" + company.id().value() + "/vat/2026-10");
    assertThat(Files.size(folder.resolve("sales.xlsx"))).isGreaterThan(2000);
    assertThat(Files.size(folder.resolve("purchases.xlsx"))).isGreaterThan(2000);
    assertThat(result.outcome()).isEqualTo(ActionResult.Outcome.PARTIAL);
    assertThat(result.problems()).extracting(p -> p.code()).contains("vat.tie.other-period");
    assertThat(result.summary()).contains("sales.xlsx, purchases.xlsx", "de verificat");
    assertThat(new VatSheetsAction(service, home).spec().titles()).hasSize(3);
  }

  private String print(Actor actor, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    service.print(
        actor, company.id(), VatBook.SALES, OCTOBER, format, Locale.forLanguageTag("ro"), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Shows nothing, is never cancelled. */
  private static final class Silent implements Progress {
    @Override
    public void update(long done, long total, String message) {
      // nobody looks
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
