package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.match.LineFilter;
import org.partida.api.match.LineRule.Flow;
import org.partida.api.match.LineSplit;
import org.partida.api.match.LineTotals;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.spi.action.Progress;

/** What an accountant does with lines that wait: look, set, delete, bring back, match again. */
@Timeout(60)
class LineStatesTest {
  private final Shop shop = new Shop();
  private final CompanyId company = shop.company.id();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  @Test
  void whatAPersonSetStaysAndNoOtherLineGetsIt() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.bank(
        "a.plain",
        "2026-11-10;1210.00;Client Bun SRL;plata factura FX-1001",
        "2026-11-11;1210.00;Altul SRL;ceva");
    MatchesService m = run();
    String first = shop.lines().get(0).id();
    String second = shop.lines().get(1).id();
    List<ItemShare> item = shop.lines().get(0).proposal().orElseThrow().shares();
    assertThat(item).hasSize(1);

    m.set(Shop.ANA, company, second, LineSplit.of(item));
    run();
    assertThat(shares(second)).isEqualTo(item);
    assertThat(shares(first)).as("it is spoken for").isEmpty();
    assertThat(shop.entries()).as("nothing is posted").isEqualTo(1);

    m.rematch(Shop.ANA, company, List.of(second));
    run();
    assertThat(shares(first)).isEqualTo(item);
    m.set(Shop.ANA, company, second, LineSplit.of(item));
    assertThat(m.confirm(Shop.ANA, company, List.of(second)).get(0).error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    m.undo(Shop.ANA, company, second, "wrong");
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "1210.00"));
  }

  @Test
  void aProposalWithOtherSetsIsNoPersonsWord() throws Exception {
    for (String amount : List.of("100.00", "50.00", "150.00", "200.00")) {
      shop.invoice("FX-" + amount.replace(".", ""), "Client Bun SRL", amount);
    }
    shop.bank("a.plain", "2026-11-10;250.00;Client Bun SRL;plata");
    run();
    assertThat(shop.lines().get(0).proposal().orElseThrow().evidence())
        .extracting(Evidence::kind)
        .contains("OTHER_SETS");
    shop.invoice("FX-77", "Client Bun SRL", "250.00");
    run();
    assertThat(shop.lines().get(0).proposal().orElseThrow().shares())
        .as("it is matched again when the document comes")
        .hasSize(1);
  }

  @Test
  void aDeletedLineIsKeptAndNeverMatchedUntilItIsBroughtBack() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.bank("a.plain", "2026-11-10;1210.00;Client Bun SRL;plata factura FX-1001");
    MatchesService m = run();
    String id = shop.lines().get(0).id();
    m.delete(Shop.ANA, company, List.of(id), "paid in the other company");
    run();
    LineRecord deleted = shop.lines().get(0);
    assertThat(deleted.state()).isEqualTo(LineState.DELETED);
    assertThat(deleted.proposal().orElseThrow().evidence().get(0).detail())
        .isEqualTo("deleted by ana: paid in the other company");
    assertThat(m.confirm(Shop.ANA, company, List.of(id)).get(0).error())
        .map(Problem::code)
        .contains("line.state");
    assertThat(m.list(Shop.ANA, company, LineFilter.ALL, 10, Optional.empty()).items()).isEmpty();
    assertThat(
            shop.bank("b.plain", "2026-11-10;1210.00;Client Bun SRL;plata factura FX-1001").added())
        .as("another file does not bring it back")
        .isZero();

    m.restore(Shop.ANA, company, List.of(id));
    run();
    assertThat(shop.lines().get(0).proposal().map(MatchProposal::grade)).contains(Grade.SURE);
    m.confirm(Shop.ANA, company, List.of(id));
    assertThatThrownBy(() -> m.delete(Shop.ANA, company, List.of(id), "no"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("SAVED");
  }

  @Test
  void filtersTellStatePrecisionAndErrorApart() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.bank(
        "a.plain",
        "2026-11-10;1210.00;Client Bun SRL;plata factura FX-1001",
        "2026-11-11;-12.50;;Comision lunar;;;FEE",
        "2026-11-12;-7.00;Țară SRL;ceva");
    MatchesService m = run();
    m.confirm(Shop.ANA, company, List.of(shop.lines().get(2).id()));
    assertThat(count(filter(Optional.of(Grade.SURE), Optional.empty(), "", ""))).isEqualTo(1);
    assertThat(count(filter(Optional.empty(), Optional.of(Flow.OUT), "", ""))).isEqualTo(2);
    assertThat(count(filter(Optional.empty(), Optional.empty(), "tara", ""))).isEqualTo(1);
    assertThat(count(filter(Optional.empty(), Optional.empty(), "", "FX-1001"))).isEqualTo(1);
    LineTotals all = m.totals(Shop.ANA, company, LineFilter.ALL);
    assertThat(all.lines()).isEqualTo(3);
    assertThat(all.errors()).as("nothing was proposed for one").isEqualTo(1);
    assertThat(all.states()).containsExactly(Map.entry(LineState.UNSAVED, 3));
    assertThat(all.grades()).isEqualTo(Map.of(Grade.SURE, 1, Grade.ATTENTION, 1, Grade.NONE, 1));
    assertThat(all.in()).containsExactly(Money.of("1210.00", "RON"));
    assertThat(all.out()).containsExactly(Money.of("-19.50", "RON"));
    assertThat(m.list(Shop.ANA, company, LineFilter.ALL, 2, Optional.empty()).next())
        .as("there is more")
        .isPresent();
  }

  @Test
  void optionsSayHowFarBackAndWhatIsSure() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.bank("a.plain", "2026-11-20;1210.00;Client Bun SRL;plata factura FX-1001");
    MatchesService m = run();
    assertThat(m.options(Shop.ANA, company)).isEqualTo(MatchOptions.DEFAULT);
    m.putOptions(Shop.ANA, company, new MatchOptions(5, false));
    run();
    assertThat(shop.lines().get(0).proposal().map(MatchProposal::grade))
        .as("the invoice is of the 1st")
        .contains(Grade.NONE);
    m.putOptions(Shop.ANA, company, new MatchOptions(30, true));
    run();
    assertThat(shop.lines().get(0).proposal().map(MatchProposal::grade)).contains(Grade.SURE);
    assertThatThrownBy(() -> m.putOptions(Shop.ANA, company, new MatchOptions(-1, true)))
        .isInstanceOf(PartidaException.class);
  }

  private int count(LineFilter f) {
    return shop.matches().totals(Shop.ANA, company, f).lines();
  }

  private static LineFilter filter(
      Optional<Grade> grade, Optional<Flow> flow, String partner, String document) {
    return new LineFilter(
        Optional.empty(),
        grade,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        flow,
        Optional.of(partner).filter(p -> !p.isEmpty()),
        Optional.empty(),
        Optional.of(document).filter(d -> !d.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  private MatchesService run() {
    MatchesService m = shop.matches();
    m.run(Shop.ANA, company, Progress.SILENT);
    return m;
  }

  private List<ItemShare> shares(String id) {
    return shop.lines().stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .flatMap(LineRecord::proposal)
        .map(MatchProposal::shares)
        .orElseThrow();
  }
}
