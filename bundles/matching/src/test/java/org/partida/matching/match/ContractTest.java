package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.partida.api.company.BookedOn;
import org.partida.api.company.Company;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportResult;
import org.partida.model.Problem;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.testkit.store.Samples;

/** Several contracts of a company with one courier. */
@Timeout(60)
class ContractTest {
  private static final Currency RON = Currency.getInstance("RON");
  private static final String ONE = CourierReader.REGISTER;
  private static final String TWO = CourierReader.REGISTER + "-2";

  private Shop shop;
  private int files;

  @AfterEach
  void close() throws IOException {
    if (shop != null) {
      shop.close();
    }
  }

  private static BankAccount register(String name, String... contracts) {
    return new BankAccount(
        name, RON, "461." + name, Optional.of("RO13838336"), BookedOn.TRANSFER, List.of(contracts));
  }

  private void with(BankAccount... registers) {
    Company c = Samples.company(Samples.ALFA, Shop.IBAN);
    List<BankAccount> accounts = new ArrayList<>(c.accounts());
    accounts.addAll(List.of(registers));
    shop =
        new Shop(
            new Company(
                c.id(),
                c.name(),
                c.currency(),
                c.vatPayer(),
                c.vatOnCash(),
                c.connection(),
                accounts,
                c.policies()),
            new RoPostingRules());
  }

  private ImportResult of(String contract, String account, String sender) throws IOException {
    String head = "COURIER " + ++files + (contract == null ? "" : "#" + contract);
    String text = head + "\n2026-11-03;121.00;Ion;colet " + files + ";23456789" + files + "\n";
    // some days apart
    text = text.replace("11-03", "11-" + (10 + 4 * (files - 1)));
    return shop.statements.importFile(
        Shop.ANA,
        Optional.of(shop.company.id()),
        files + ".courier",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        new ImportOptions(
            Optional.ofNullable(account),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(sender)),
        Progress.SILENT);
  }

  private List<String> accounts() {
    return shop.lines().stream().map(l -> l.account()).toList();
  }

  private static String code(ImportResult r) {
    assertThat(r.format()).as("refused").isEmpty();
    return r.problems().get(0).code();
  }

  @Test
  void theFilesOwnContractDecides() throws IOException {
    with(register(ONE, "7032158"), register(TWO, "7099001"));
    assertThat(of("7099001", null, null).problems()).isEmpty();
    assertThat(of("7032158", ONE, null).problems()).isEmpty();
    assertThat(accounts()).containsExactlyInAnyOrder(TWO, ONE);
  }

  @Test
  void whatContradictsIsRefusedWithWhatWasFound() throws IOException {
    with(register(ONE, "7032158"), register(TWO, "7099001"));
    ImportResult other = of("7099001", ONE, null);
    assertThat(code(other)).isEqualTo("statement.contract");
    assertThat(other.problems().get(0).message()).contains("7099001", TWO, ONE);
    ImportResult unknown = of("7000000", null, null);
    assertThat(code(unknown)).isEqualTo("statement.contract");
    assertThat(unknown.problems().get(0).message()).contains("7000000", "7032158", "7099001");
    assertThat(unknown.problems().get(0).fix()).contains("account-set", "--add-account");
    assertThat(code(of(null, "CARGUS", null))).isEqualTo("statement.account-differs");
    assertThat(shop.lines()).isEmpty();
  }

  @Test
  void oneSettlementDoesNotGoOnFromAnother() throws IOException {
    with(register(ONE));
    of(null, null, null);
    of(null, null, null);
    assertThat(
            shop
                .statements
                .calendar(
                    Shop.ANA,
                    shop.company.id(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())
                .stream()
                .flatMap(c -> c.problems().stream()))
        .isEmpty();
  }

  @Test
  void withoutAContractInTheFileAPersonOrTheSenderSaysIt() throws IOException {
    with(register(ONE, "ramburs-a@courier.example"), register(TWO, "ramburs-b@courier.example"));
    assertThat(code(of(null, null, null))).isEqualTo("statement.register");
    assertThat(code(of(null, null, "stranger@courier.example"))).isEqualTo("statement.register");
    assertThat(of(null, null, "Ramburs-B@courier.example").problems()).isEmpty();
    assertThat(of(null, ONE, null).problems()).isEmpty();
    assertThat(accounts()).containsExactlyInAnyOrder(TWO, ONE);
  }

  @Test
  void theOnlyRegisterIsProposedAndOnceItIsKnownOthersAreRefused() throws IOException {
    with(register(ONE));
    ImportResult first = of("7032158", null, null);
    assertThat(first.problems())
        .extracting(Problem::code)
        .containsExactly("statement.contract-assumed");
    assertThat(first.problems().get(0).fix()).contains("--contract 7032158");
    assertThat(accounts()).containsExactly(ONE);
    shop.close();
    with(register(ONE, "7032158"));
    assertThat(of("7032158", null, null).problems()).isEmpty();
    assertThat(code(of("7099001", null, null))).isEqualTo("statement.contract");
  }
}
