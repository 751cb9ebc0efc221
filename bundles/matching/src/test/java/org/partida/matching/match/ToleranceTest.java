package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.model.PartidaException;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.spi.action.Progress;

/** Some bani more or less pay a document whole, where the company says so. */
@Timeout(60)
class ToleranceTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private void tolerate(String amount) {
    shop.matches()
        .putOptions(
            Shop.ANA, shop.company.id(), new MatchOptions(0, false, new BigDecimal(amount)));
  }

  private LineRecord paid(String amount) throws IOException {
    shop.bank("a.plain", "2026-11-10;" + amount + ";Client Bun SRL;plata factura FX-1001");
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    return shop.lines().get(0);
  }

  @ParameterizedTest
  @CsvSource({"1209.95,6588,0.05", "1210.10,7588,-0.10"})
  void theDifferenceGoesToItsAccountAndBack(String amount, String account, String balance)
      throws Exception {
    tolerate("0.10");
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    Map<String, String> before = shop.balances();
    LineRecord line = paid(amount);
    MatchProposal p = line.proposal().orElseThrow();
    assertThat(p.grade()).isEqualTo(Grade.ATTENTION);
    assertThat(p.shares().get(0).amount().amountText()).isEqualTo("1210.00");
    assertThat(p.evidence()).anyMatch(e -> e.detail().contains("as the tolerance allows"));

    LineRecord saved =
        shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances()).containsEntry("5121", amount).containsEntry(account, balance);

    shop.matches().undo(Shop.ANA, shop.company.id(), line.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "1210.00"));
  }

  @Test
  void moreThanTheToleranceIsAPart() throws Exception {
    tolerate("0.10");
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    LineRecord line = paid("1209.89");
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line.id()));
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "0.11"));
  }

  @Test
  void withoutToleranceAPartIsAPart() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    LineRecord line = paid("1209.99");
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line.id()));
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "0.01"));
  }

  @Test
  void aToleranceIsSmall() {
    assertThatThrownBy(() -> tolerate("10.01")).isInstanceOf(PartidaException.class);
    assertThatThrownBy(() -> tolerate("-0.01")).isInstanceOf(PartidaException.class);
    tolerate("10");
  }
}
