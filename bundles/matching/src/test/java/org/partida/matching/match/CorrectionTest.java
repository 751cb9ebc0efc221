package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
}
