package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.AccountRules;
import org.partida.api.posting.Explanations.Explanation;
import org.partida.api.posting.Explanations.Verdict;
import org.partida.base.work.Queues;
import org.partida.model.PartidaException;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.posting.allocation.AccountRulesService;
import org.partida.spi.posting.AccountRule;
import org.partida.spi.posting.StornoStyle;

/** Third-party accounts of a company's own, by kind of document and premises. */
class AccountRulesTest {
  private static final AccountCode SUPPLIER = AccountCode.of("401");

  private Desk desk;
  private AccountRules rules;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.company(false, StornoStyle.RED);
    rules = new AccountRulesService(desk.books, desk.clock);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private static AccountRule rule(String document, String seat, String from, String account) {
    return new AccountRule(
        SUPPLIER,
        Optional.of(document).filter(d -> !d.isEmpty()),
        Optional.of(seat).filter(d -> !d.isEmpty()),
        LocalDate.parse(from),
        Optional.of(AccountCode.of(account)));
  }

  private List<String> accounts(String document) {
    Voucher v = Records.standing(desk.vouchers(document)).get(0).voucher();
    return v.lines().stream().map(l -> l.account().toString()).toList();
  }

  @Test
  void whatIsProposedTakesTheCompanysAccountAndSaysWhy() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), false);
    assertThat(accounts("d1")).contains("401");
    assertThat(rules.put(Desk.ANA, Desk.COMPANY, rule("380", "", "2026-03-01", "401.02")))
        .isEqualTo(1);
    assertThat(desk.due(Queues.PROPOSE)).isTrue();
    desk.propose("d1");
    assertThat(accounts("d1")).contains("401.02").doesNotContain("401");
    desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty());
    assertThat(desk.balances()).contains("401=-121.00");

    Voucher v = Records.standing(desk.vouchers("d1")).get(0).voucher();
    assertThat(v.lines())
        .anyMatch(l -> l.why().contains("401.02 in place of 401 for documents 380"));
    rules.put(Desk.ANA, Desk.COMPANY, rule("380", "", "2026-03-01", "401.03"));
    Explanation e = desk.explanations().why(Desk.ANA, Optional.empty(), v.externalId().value());
    assertThat(e.again().verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void premisesComeBeforeKindsAndTheLatestDayCounts() {
    List<AccountRule> all =
        List.of(
            rule("", "", "2026-01-01", "401.01"),
            rule("", "", "2026-03-01", "401.05"),
            rule("NIR", "", "2026-01-01", "401.02"),
            rule("", "CLUJ", "2026-01-01", "401.03"),
            rule("NIR", "CLUJ", "2026-01-01", "401.04"));
    assertThat(account(all, "380", "", "2026-02-01")).contains("401.01");
    assertThat(account(all, "380", "", "2026-03-01")).contains("401.05");
    assertThat(account(all, "NIR", "", "2026-03-01")).contains("401.02");
    assertThat(account(all, "380", "CLUJ", "2026-03-01")).contains("401.03");
    assertThat(account(all, "NIR", "CLUJ", "2026-03-01")).contains("401.04");
    assertThat(account(all, "NIR", "IASI", "2026-03-01")).contains("401.02");
    assertThat(account(all, "NIR", "", "2025-12-31")).isEmpty();
  }

  private static Optional<String> account(
      List<AccountRule> all, String kind, String seat, String day) {
    return AccountRule.of(
            all,
            SUPPLIER,
            Set.of(kind),
            Optional.of(seat).filter(s -> !s.isEmpty()),
            LocalDate.parse(day))
        .flatMap(AccountRule::account)
        .map(AccountCode::toString);
  }

  @Test
  void costAndVatAccountsAreNotGivenThisWay() {
    assertThatThrownBy(() -> rules.put(Desk.ANA, Desk.COMPANY, rule("", "", "2026-01-01", "4426")))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("account.rule"));
  }
}
