package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.partida.api.statement.LineState;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.spi.action.Progress;

/**
 * Wherever it dies and however often it is confirmed: one invoice, one receipt; and undo leaves the
 * books as they were, with the invoice.
 */
@Timeout(60)
class ProformaCrashTest {
  @RepeatedTest(12)
  void confirmedAnyTimesIsOnceAndUndoIsTheInverse(RepetitionInfo n) throws Exception {
    Random random = new Random(n.getCurrentRepetition());
    int proformas = 1 + random.nextInt(3);
    try (ProformaShop desk = new ProformaShop()) {
      Shop shop = desk.shop;
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < proformas; i++) {
        String net = 100 + random.nextInt(900) + "." + (10 + random.nextInt(89));
        String total = desk.proforma("PF-80" + i, net).total().amountText();
        lines.add(desk.line(total, "plata proforma PF-80" + i).id());
      }
      for (int turn = 0; turn < 12; turn++) {
        String line = lines.get(random.nextInt(lines.size()));
        switch (random.nextInt(4)) {
          case 0 -> shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line));
          case 1 -> dies(desk, line);
          case 2 -> shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
          default -> desk.work(line);
        }
      }
      for (String line : lines) {
        dies(desk, line);
        assertThat(desk.confirmed(line).state()).as("seed %s", n).isEqualTo(LineState.SAVED);
      }
      assertThat(desk.documents()).hasSize(proformas);
      assertThat(shop.entries()).isEqualTo(2 * proformas);
      assertThat(shop.open()).isEmpty();
      assertThat(shop.balances()).doesNotContainKey("4111");

      Map<String, String> paid = shop.balances();
      String back = lines.get(random.nextInt(lines.size()));
      shop.matches().undo(Shop.ANA, shop.company.id(), back, "wrong");
      shop.matches().undo(Shop.ANA, shop.company.id(), back, "wrong");
      assertThat(shop.open()).hasSize(1);
      assertThat(desk.documents()).hasSize(proformas);
      assertThat(shop.balances().get("4427")).isEqualTo(paid.get("4427"));
      assertThat(shop.balances().get("704")).isEqualTo(paid.get("704"));
      desk.matched(back);
      assertThat(desk.confirmed(back).state()).isEqualTo(LineState.SAVED);
      assertThat(shop.balances()).isEqualTo(paid);
    }
  }

  /** What it did outside is done, what it wanted to write is lost. */
  private static void dies(ProformaShop desk, String line) throws Exception {
    desk.step(desk.shop.hosts)
        .apply(
            new WorkItem(
                1,
                Queues.INVOICE,
                line,
                java.util.Optional.of(desk.shop.company.id()),
                line,
                0,
                java.util.Optional.empty()));
  }
}
