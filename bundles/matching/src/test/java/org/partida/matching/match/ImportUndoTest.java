package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.posting.Undoing;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.posting.period.UndoingService;
import org.partida.posting.ro.RoPostingRules;
import org.partida.posting.service.BooksService;
import org.partida.posting.service.HandSearch;
import org.partida.spi.action.Progress;

/** What an imported file booked is taken back together, and its items are open again. */
@Timeout(60)
class ImportUndoTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private Undoing undoing() {
    BooksService books =
        new BooksService(
            shop.books,
            shop.hosts,
            List.of(new RoPostingRules()),
            new HandSearch(shop.books, shop.hosts, List.of(new RoPostingRules()), shop.clock),
            shop.clock);
    return new UndoingService(shop.books, books, List.of(shop.matches()));
  }

  @Test
  void theConfirmedLinesOfAFileGoBackTogetherAndNoOthers() throws Exception {
    shop.autoConfirm();
    shop.invoice("F-1001", "Client Bun SRL", "1210.00");
    shop.invoice("F-1002", "Client Bun SRL", "605.00");
    shop.invoice("F-1003", "Client Bun SRL", "121.00");
    shop.bank(
        "a.plain",
        "2026-11-10;1210.00;Client Bun SRL;plata factura F-1001",
        "2026-11-11;605.00;Client Bun SRL;plata factura F-1002");
    shop.bank("b.plain", "2026-11-12;121.00;Client Bun SRL;plata factura F-1003");
    MatchesService m = shop.matches();
    m.run(Shop.ANA, shop.company.id(), Progress.SILENT);
    m.confirm(Shop.ANA, shop.company.id(), shop.lines().stream().map(LineRecord::id).toList());
    assertThat(shop.open()).isEmpty();

    String file = shop.lines().get(0).statement();
    Undoing.Plan plan = undoing().plan(Shop.ANA, Undoing.Level.IMPORT, file);
    assertThat(plan.vouchers()).hasSize(2);
    assertThat(plan.total().amountText()).isEqualTo("1815.00");
    Undoing.Plan done = undoing().undo(Shop.ANA, Undoing.Level.IMPORT, file, "wrong bank");
    assertThat(done.problems()).isEmpty();
    assertThat(shop.open())
        .containsExactlyInAnyOrderEntriesOf(Map.of("F-1001", "1210.00", "F-1002", "605.00"));
    assertThat(shop.lines())
        .extracting(LineRecord::state)
        .containsExactly(LineState.UNSAVED, LineState.UNSAVED, LineState.SAVED);
    assertThat(undoing().plan(Shop.ANA, Undoing.Level.IMPORT, file).vouchers()).isEmpty();

    LineRecord other = shop.lines().get(2);
    undoing().undo(Shop.ANA, Undoing.Level.ENTRY, other.voucher().orElseThrow(), "that too");
    assertThat(shop.open()).containsKey("F-1003");
  }
}
