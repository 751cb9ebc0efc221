package org.partida.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceType;

/** The HTTP source against a calm shop. */
class WebSourceTest extends ShopContract {
  @Test
  void salesTillsAndCollectionsAreThere() throws SourceException {
    LocalDate from = LocalDate.parse("2026-10-01");
    LocalDate to = LocalDate.parse("2026-10-31");
    sandbox.settings().set("shop.page", "100");
    try (SourceSession s = connector().open(settings())) {
      assertThat(s.account().taxId()).contains("RO890001013");
      assertThat(s.available("casa", from, to))
          .containsOnlyKeys(SourceType.TILLS, SourceType.COLLECTIONS);
      List<SourceItem> items =
          s.pull(new SourceQuery("web", SourceType.INVOICES, from, to, 100), Optional.empty())
              .items();
      assertThat(items.stream().filter(SourceItem::cancelled)).hasSize(1);
      assertThat(items).extracting(SourceItem::form).contains(SourceItem.Form.NEUTRAL);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://shop.example/x",
        "http://shop.example/x",
        "https://u:p@shop.example/x",
        "https://shop.example/x?y=1",
        "file:///etc/passwd"
      })
  void anAddressThatWouldShowTheTokenIsRefused(String url) {
    assertThatThrownBy(() -> connector().open(Map.of("url", url, "token", "t")))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(SourceException.Kind.REFUSED);
              assertThat(e.problem().toString()).doesNotContain("u:p");
            });
  }
}
