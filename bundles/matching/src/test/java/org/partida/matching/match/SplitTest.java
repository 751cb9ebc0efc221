package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.match.LineSplit;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.matching.line.LineRulesService;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.spi.action.Progress;

/** A line that pays documents and goes to accounts, to the cent, and back. */
@Timeout(60)
class SplitTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  @Test
  void anInvoiceIsPaidLessTheFeeThatWasKept() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    Map<String, String> before = shop.balances();
    LineRecord line = line("1205.00");
    LineSplit split =
        new LineSplit(all("FX-1001"), List.of(Shop.part("627", "", "fee of the other bank")));
    LineRecord saved = assign(line, split);
    assertThat(saved.error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances()).containsEntry("5121", "1205.00").containsEntry("627", "5.00");
    assertThat(saved.proposal().orElseThrow().evidence())
        .extracting(e -> e.detail())
        .containsExactly("a person gave the items", "627, said ana: fee of the other bank");
    assertThat(new LineRulesService(shop.books, shop.clock).habits(Shop.ANA, shop.company.id()))
        .as("a split line is no habit")
        .isEmpty();

    shop.matches().undo(Shop.ANA, shop.company.id(), line.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "1210.00"));
  }

  @Test
  void whatIsSetWaitsAndIsConfirmedAsItWasSet() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "100.00");
    LineRecord line = line("150.00");
    LineSplit split =
        new LineSplit(
            all("FX-1001"),
            List.of(Shop.part("7588", "1.50", "rounding"), Shop.part("419", "", "advance")));
    shop.matches().set(Shop.ANA, shop.company.id(), line.id(), split);
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    MatchProposal set = shop.lines().get(0).proposal().orElseThrow();
    assertThat(set.bookings()).hasSize(2);
    assertThat(set.shares()).hasSize(1);
    LineRecord saved =
        shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    assertThat(shop.balances()).containsEntry("419", "-48.50").containsEntry("7588", "-1.50");
  }

  @ParameterizedTest
  @CsvSource({
    "627;613, more than one account has no amount",
    "627=1.00, is left",
    "627=-5.00;613, ''",
    "627=1205.00;613, nothing of",
    "627=0.00;613, cannot go to 627",
    "5121, is the account that the money is on already"
  })
  void aSplitThatIsNotTheLineIsRefusedWithWhatIsLeft(String accounts, String words)
      throws Exception {
    LineRecord line = line("1205.00");
    List<LineSplit.Part> parts = new ArrayList<>();
    for (String a : accounts.split(";")) {
      String[] p = a.split("=");
      parts.add(Shop.part(p[0], p.length > 1 ? p[1] : "", "because"));
    }
    LineRecord answer = assign(line, new LineSplit(List.of(), parts));
    if (words.isEmpty()) {
      assertThat(answer.error()).isEmpty();
      assertThat(shop.balances()).containsEntry("613", "-1210.00").containsEntry("627", "5.00");
    } else {
      assertThat(answer.error().map(Problem::message).orElse("")).contains(words);
      assertThat(answer.state()).isEqualTo(LineState.UNSAVED);
      assertThat(shop.entries()).isZero();
    }
  }

  @Test
  void whatCanNeverBeBookedIsNotSet() throws Exception {
    LineRecord line = line("1205.00");
    LineSplit wrong = new LineSplit(List.of(), List.of(Shop.part("627", "5.00", "fee")));
    assertThatThrownBy(() -> shop.matches().set(Shop.ANA, shop.company.id(), line.id(), wrong))
        .hasMessageContaining("1200.00 RON is left");
    assertThat(shop.lines().get(0).proposal()).isEqualTo(line.proposal());
  }

  /** Any split of any line balances, and taken back leaves nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anySplitIsTheLineAndUndoneIsNothing(long seed) throws Exception {
    Random random = new Random(seed);
    boolean in = random.nextBoolean();
    long cents = 100_000L + random.nextInt(900_000);
    List<ItemShare> shares = new ArrayList<>();
    for (int i = 0; in && i < random.nextInt(3); i++) {
      shop.invoice("FX-" + (1001 + i), "Client Bun SRL", money(5_000 + random.nextInt(20_000)));
      shares.addAll(all("FX-" + (1001 + i)));
    }
    Map<String, String> before = shop.balances();
    List<LineSplit.Part> parts = new ArrayList<>();
    int accounts = 1 + random.nextInt(4);
    for (int i = 0; i < accounts; i++) {
      String amount = i == accounts - 1 ? "" : money((in ? 1 : -1) * (1L + random.nextInt(9_000)));
      parts.add(Shop.part("628.0" + i, amount, "part " + i));
    }
    LineRecord line = line(money(in ? cents : -cents));
    assertThat(assign(line, new LineSplit(shares, parts)).error()).as("seed " + seed).isEmpty();
    assertThat(shop.balances()).containsEntry("5121", money(in ? cents : -cents));
    assertThat(shop.open()).isEmpty();
    shop.matches().undo(Shop.ANA, shop.company.id(), line.id(), "wrong");
    assertThat(shop.balances()).as("seed " + seed).isEqualTo(before);
  }

  private static String money(long cents) {
    return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private List<ItemShare> all(String number) throws Exception {
    return shop.items().stream()
        .filter(i -> i.item().number().equals(number))
        .map(i -> new ItemShare(i.ref().value(), i.item().residual()))
        .toList();
  }

  private LineRecord line(String amount) throws IOException {
    shop.bank("a.plain", "2026-11-10;" + amount + ";Client Bun SRL;plata");
    return shop.lines().get(0);
  }

  private LineRecord assign(LineRecord line, LineSplit split) {
    Money moved = line.line().amount();
    LineRecord answer = shop.matches().assign(Shop.ANA, shop.company.id(), line.id(), split);
    assertThat(answer.line().amount()).isEqualTo(moved);
    return answer;
  }
}
