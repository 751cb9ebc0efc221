package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.base.port.AllocationStore.LineRow;
import org.partida.base.port.AllocationStore.LineState;
import org.partida.base.port.AllocationStore.RuleRow;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Money;
import org.partida.model.document.Direction;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.AccountRule;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;

/** Rules by version, and where lines went. */
public abstract class AllocationStoreContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private static RuleRow rule(String id, int version, boolean dropped) {
    return new RuleRow(
        new AllocationRule(
            id,
            version,
            AllocationRule.Scope.of(Direction.RECEIVED, Optional.of("14399840")),
            "name",
            "HÂRTIE*",
            version,
            Allotment.of("SERVICES"),
            "because"),
        dropped,
        "ana",
        NOON);
  }

  private static LineRow line(String document, String line, String partner, String day) {
    LineFacts facts =
        new LineFacts(
            Direction.RECEIVED,
            partner,
            LocalDate.parse(day),
            "Hârtie A4",
            Optional.of("H-4"),
            Optional.empty(),
            Optional.empty(),
            List.of("30197630-1"));
    return new LineRow(
        document,
        "F-" + document,
        LineState.PROPOSED,
        false,
        "HARTIE A",
        new Allocated(
            line, facts, Money.of("10.00", "RON"), Allotment.of("GOODS"), Allocated.PRODUCT));
  }

  private void put(RuleRow r) {
    work()
        .write(
            tx -> {
              tx.allocations().putRule(ALFA, r);
              return r;
            });
  }

  private void put(String document, LineRow... lines) {
    work()
        .write(
            tx -> {
              tx.allocations().putLines(ALFA, document, List.of(lines));
              return document;
            });
  }

  @Test
  void theLastVersionOfARuleCountsAndAllAreKept() {
    put(rule("r1", 1, false));
    put(rule("r1", 2, false));
    put(rule("r2", 1, false));
    put(rule("r2", 2, true));
    List<RuleRow> rules = work().read(tx -> tx.allocations().rules(ALFA));
    assertThat(rules).containsExactly(rule("r1", 2, false));
    List<RuleRow> versions = work().read(tx -> tx.allocations().versions(ALFA, "r2"));
    assertThat(versions).containsExactly(rule("r2", 1, false), rule("r2", 2, true));
    List<RuleRow> others = work().read(tx -> tx.allocations().rules(BETA));
    assertThat(others).isEmpty();
  }

  @Test
  void linesOfADocumentAreReplacedTogether() {
    put("d1", line("d1", "1", "A", "2026-03-01"), line("d1", "2", "A", "2026-03-01"));
    put("d1", line("d1", "2", "A", "2026-03-01"));
    List<LineRow> there = work().read(tx -> tx.allocations().lines("d1"));
    assertThat(there).containsExactly(line("d1", "2", "A", "2026-03-01"));
    work()
        .write(
            tx -> {
              tx.allocations().markLines("d1", LineState.POSTED);
              return true;
            });
    List<LineRow> posted = work().read(tx -> tx.allocations().lines("d1"));
    assertThat(posted).extracting(LineRow::state).containsExactly(LineState.POSTED);
  }

  @Test
  void linesOfAPartnerWithATextTheLastFirst() {
    put("d1", line("d1", "1", "A", "2026-03-01"));
    put("d2", line("d2", "1", "A", "2026-04-01"));
    put("d3", line("d3", "1", "B", "2026-05-01"));
    List<LineRow> rows = work().read(tx -> tx.allocations().ofText(ALFA, "A", "HARTIE A", 10));
    assertThat(rows).extracting(LineRow::document).containsExactly("d2", "d1");
    List<LineRow> last = work().read(tx -> tx.allocations().ofText(ALFA, "A", "HARTIE A", 1));
    assertThat(last).extracting(LineRow::document).containsExactly("d2");
    List<LineRow> none = work().read(tx -> tx.allocations().ofText(ALFA, "A", "HARTIE", 10));
    assertThat(none).isEmpty();
  }

  @Test
  void linesSinceADayInPages() {
    put("d0", line("d0", "1", "A", "2026-02-01"));
    put("d1", line("d1", "1", "A", "2026-03-01"), line("d1", "2", "A", "2026-03-01"));
    put("d2", line("d2", "1", "B", "2026-03-01"));
    LocalDate march = LocalDate.parse("2026-03-01");
    List<LineRow> first =
        work().read(tx -> tx.allocations().since(ALFA, march, 2, Optional.empty()));
    assertThat(first).extracting(r -> r.document() + r.line().line()).containsExactly("d11", "d12");
    List<LineRow> rest =
        work().read(tx -> tx.allocations().since(ALFA, march, 2, Optional.of(first.get(1))));
    assertThat(rest).extracting(LineRow::document).containsExactly("d2");
  }

  @Test
  void anAccountRuleIsReplacedByItsKeyAndDay() {
    AccountRule first = accounts("401", "2026-01-01", Optional.of(AccountCode.of("401.02")));
    AccountRule again = accounts("401", "2026-01-01", Optional.of(AccountCode.of("404")));
    AccountRule later = accounts("401", "2026-02-01", Optional.empty());
    for (AccountRule r : List.of(later, first, again)) {
      work()
          .write(
              tx -> {
                tx.allocations().putAccountRule(ALFA, r);
                return true;
              });
    }
    List<AccountRule> there = work().read(tx -> tx.allocations().accountRules(ALFA));
    assertThat(there).containsExactly(again, later);
    List<AccountRule> others = work().read(tx -> tx.allocations().accountRules(BETA));
    assertThat(others).isEmpty();
  }

  private static AccountRule accounts(String standard, String from, Optional<AccountCode> to) {
    return new AccountRule(
        AccountCode.of(standard), Optional.of("NIR"), Optional.empty(), LocalDate.parse(from), to);
  }
}
