package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementImports;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.job.internal.JobTable;
import org.partida.matching.statement.ImportRuns;
import org.partida.matching.statement.ImportsService;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.testkit.store.Samples;

/** A courier says another amount of a waybill than before. */
@Timeout(60)
class CorrectionTest {
  private static final String ROW = "2026-11-03;%s;Ion Popescu;colet FX-1001;2345678901";

  private final Shop shop = new Shop(company(), new RoPostingRules());
  private int files;

  private static Company company() {
    Company c = Samples.company(Samples.ALFA, Shop.IBAN);
    List<BankAccount> accounts = new ArrayList<>(c.accounts());
    accounts.add(
        new BankAccount(
            CourierReader.REGISTER,
            Currency.getInstance("RON"),
            "461.COURIER",
            Optional.of("RO13838336")));
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        c.connection(),
        accounts,
        c.policies());
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private ImportResult day(String... rows) throws IOException {
    String text = "COURIER 44\n" + String.join("\n", rows) + "\n";
    files++;
    shop.clock.advance(Duration.ofMinutes(1));
    return shop.statements.importFile(
        Shop.ANA,
        Optional.of(shop.company.id()),
        files + ".courier",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        Progress.SILENT);
  }

  private List<String> lines(LineState state) {
    return shop.lines().stream()
        .filter(l -> l.state() == state)
        .map(l -> l.line().amount().amountText())
        .toList();
  }

  private void sale() throws Exception {
    shop.book(
        "FX-1001",
        new PartnerRef("Ion Popescu", Optional.of("RO"), Optional.empty()),
        "4111",
        Money.of("242.00", "RON"),
        Optional.empty());
  }

  @Test
  void whatNobodyConfirmedIsOverwrittenWithATrail() throws Exception {
    sale();
    day(ROW.formatted("200.00"));
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    String id = shop.lines().get(0).id();
    ImportResult r = day(ROW.formatted("242.00"));
    assertThat(r.added()).isZero();
    assertThat(r.problems()).extracting(Problem::code).containsExactly("statement.corrected");
    LineRecord line = shop.lines().get(0);
    assertThat(shop.lines()).hasSize(1);
    assertThat(line.id()).isEqualTo(id);
    assertThat(line.line().amount()).isEqualTo(Money.of("242.00", "RON"));
    assertThat(line.proposal()).as("matched anew").isEmpty();
    assertThat(
            shop.books.<List<String>>read(
                tx ->
                    tx.audit().list(Optional.of(shop.company.id()), 10).stream()
                        .filter(a -> a.action().equals("line.correct"))
                        .map(a -> a.detail())
                        .toList()))
        .singleElement()
        .asString()
        .contains("200.00", "242.00", "2.courier");
    ImportResult again = day(ROW.formatted("242.00"), "2026-11-03;5.00;Ana;alt colet;99");
    assertThat(again.added()).as("the same again, and another").isEqualTo(1);
    assertThat(shop.lines()).hasSize(2);
  }

  @Test
  void whatIsConfirmedIsAskedAndReplacedOnlyOnceItIsTakenBack() throws Exception {
    sale();
    day(ROW.formatted("242.00"));
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    LineRecord saved =
        shop.matches()
            .confirm(Shop.ANA, shop.company.id(), List.of(shop.lines().get(0).id()))
            .get(0);
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    ImportResult r = day(ROW.formatted("240.00"));
    assertThat(r.asked()).isEqualTo(1);
    assertThat(r.problems()).extracting(Problem::code).contains("statement.corrected-saved");
    assertThat(lines(LineState.SAVED)).containsExactly("242.00");
    assertThat(lines(LineState.DUPLICATE)).containsExactly("240.00");
    String asked =
        shop.lines().stream()
            .filter(l -> l.state() == LineState.DUPLICATE)
            .findFirst()
            .orElseThrow()
            .id();
    assertThatThrownBy(
            () -> shop.statements.decide(Shop.ANA, shop.company.id(), List.of(asked), true))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("line.saved"));

    shop.matches().undo(Shop.ANA, shop.company.id(), saved.id(), "corrected");
    shop.statements.decide(Shop.ANA, shop.company.id(), List.of(asked), true);
    assertThat(lines(LineState.UNSAVED)).containsExactly("240.00");
    assertThat(lines(LineState.DUPLICATE)).containsExactly("242.00");
  }

  @Test
  void aWaybillThatIsThereTwiceIsNoCorrection() throws Exception {
    day(ROW.formatted("200.00"), ROW.formatted("42.00"));
    ImportResult r = day(ROW.formatted("100.00"));
    assertThat(r.problems()).extracting(Problem::code).doesNotContain("statement.corrected");
    assertThat(lines(LineState.UNSAVED)).contains("200.00", "42.00");
  }

  @Test
  void anotherDayIsAnotherTransfer() throws Exception {
    day(ROW.formatted("200.00"));
    ImportResult r = day(ROW.formatted("42.00").replace("11-03", "11-04"));
    assertThat(r.added()).isEqualTo(1);
    assertThat(lines(LineState.UNSAVED)).containsExactlyInAnyOrder("200.00", "42.00");
  }

  private static final String OTHER = "2026-11-03;50.00;Ana;alt colet;2345678902";

  private StatementImports.Removed remove(ImportResult r) throws IOException {
    FileVault vault =
        new FileVault(shop.home.books().resolve("archive"), shop.home.spool(), new RealFiles());
    return new ImportsService(
            List.of(new CourierReader()),
            List.of(),
            shop.books,
            vault,
            shop.home,
            new ImportRuns(),
            new JobTable(shop.clock, 2),
            shop.clock)
        .remove(Shop.ANA, r.importId(), "wrong file");
  }

  private List<String> vanished() {
    return shop.books.<List<String>>read(
        tx ->
            tx.notices().list(Optional.of(shop.company.id()), 100).stream()
                .filter(n -> n.key().startsWith("line-vanished/"))
                .map(n -> n.problem().message())
                .toList());
  }

  @Test
  void whatALaterFileOfTheDayLeavesOutIsToldAndStays() throws Exception {
    day(ROW.formatted("200.00"), OTHER);
    ImportResult later = day(ROW.formatted("200.00"), "2026-11-03;5.00;Eva;altul;2345678903");
    assertThat(later.problems())
        .filteredOn(p -> p.code().equals("statement.vanished"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("2345678902", "50.00 RON", "2.courier"));
    assertThat(vanished()).hasSize(1);
    assertThat(lines(LineState.UNSAVED)).contains("50.00");
    day("2026-11-03;9.00;Eva;alt transfer;2345678904");
    assertThat(vanished()).as("another transfer says nothing of it").hasSize(1);
    day(OTHER, ROW.formatted("200.00"));
    assertThat(vanished()).as("it is back").isEmpty();
  }

  @Test
  void aNoticeOfAVanishedRowEndsWithTheLineOrTheFile() throws Exception {
    day(ROW.formatted("200.00"), OTHER);
    ImportResult later = day(ROW.formatted("242.00"));
    assertThat(vanished()).as("a corrected row repeats the day, too").hasSize(1);
    remove(later);
    assertThat(vanished()).isEmpty();
    day(ROW.formatted("243.00"));
    assertThat(vanished()).hasSize(1);
    String line =
        shop.lines().stream()
            .filter(l -> l.line().amount().amountText().equals("50.00"))
            .findFirst()
            .orElseThrow()
            .id();
    shop.matches().delete(Shop.ANA, shop.company.id(), List.of(line), "lost");
    assertThat(vanished()).isEmpty();
  }

  @Test
  void undoOfTheFileThatCorrectedGivesTheEarlierAmountBack() throws Exception {
    sale();
    day(ROW.formatted("200.00"));
    String id = shop.lines().get(0).id();
    ImportResult second = day(ROW.formatted("242.00"));
    remove(second);
    assertThat(lines(LineState.UNSAVED)).containsExactly("200.00");
    assertThat(shop.lines().get(0).id()).isEqualTo(id);

    ImportResult third = day(ROW.formatted("242.00"), OTHER);
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    LineRecord saved = shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(id)).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    StatementImports.Removed inTheWay = remove(third);
    assertThat(inTheWay.done()).isFalse();
    assertThat(inTheWay.confirmed()).extracting(LineRecord::id).containsExactly(id);
    assertThat(lines(LineState.SAVED)).containsExactly("242.00");

    shop.matches().undo(Shop.ANA, shop.company.id(), id, "wrong file");
    assertThat(remove(third).done()).isTrue();
    assertThat(lines(LineState.UNSAVED)).containsExactly("200.00");
    assertThat(lines(LineState.DUPLICATE)).isEmpty();
  }

  @Test
  void anAmountThatAnotherFileSaysTooStays() throws Exception {
    day(ROW.formatted("200.00"));
    ImportResult second = day(ROW.formatted("242.00"));
    day(ROW.formatted("242.00"), OTHER);
    remove(second);
    assertThat(lines(LineState.UNSAVED)).containsExactlyInAnyOrder("242.00", "50.00");
  }
}
