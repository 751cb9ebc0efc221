package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourceWindow;
import org.partida.api.source.Sources.PulledFilter;
import org.partida.base.port.SourceRow;
import org.partida.base.port.SourceStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourceType;

/** Connections with sources, how far they were pulled, and what came. */
public abstract class SourceStoreContract {
  private static final Sha256 CONTENT = Sha256.of(new byte[] {1});
  private static final Problem PROBLEM = new Problem("a.b", "wrong", "there", "mend it");

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private SourceStore store() {
    return AutoTx.of(work()).sources();
  }

  private static SourceRow row(boolean connected) {
    return new SourceRow(
        new SourceConnection(
            "shop",
            ALFA,
            "file",
            "Magazin",
            Map.of("folder", "alfa"),
            Optional.of("RO12345674"),
            true,
            connected,
            NOON,
            "ana"),
        connected ? Optional.of("sealed") : Optional.empty());
  }

  private static Pulled pulled(String id, int second, PulledState state) {
    return new Pulled(
        id,
        "shop",
        ALFA,
        "main",
        SourceType.INVOICES,
        "source-" + id,
        SourceItem.Form.NEUTRAL,
        CONTENT,
        Optional.of(
            new Pulled.Facts(
                "INVOICE",
                "F-" + id,
                LocalDate.parse("2026-10-05"),
                "Client SRL",
                Money.of("121.00", "RON"),
                Optional.of("CASH 121.00"))),
        state,
        Optional.empty(),
        Optional.empty(),
        NOON.plusSeconds(second));
  }

  @Test
  void aConnectionIsReplacedById() {
    store().putSource(row(true));
    assertThat(store().source("shop")).contains(row(true));
    store().putSource(row(false));
    assertThat(store().sources()).containsExactly(row(false));
    assertThat(store().source("other")).isEmpty();
  }

  @Test
  void aWindowIsOneForEachSeatAndType() {
    store().putSource(row(true));
    LocalDate day = LocalDate.parse("2026-10-01");
    SourceWindow open =
        new SourceWindow(
            "shop",
            "main",
            SourceType.TILLS,
            day,
            day.plusDays(30),
            Optional.of("c1"),
            false,
            10,
            Optional.of(PROBLEM),
            NOON);
    SourceWindow done =
        new SourceWindow(
            "shop",
            "main",
            SourceType.TILLS,
            day,
            day.plusDays(30),
            Optional.empty(),
            true,
            20,
            Optional.empty(),
            NOON.plusSeconds(1));
    store().putWindow(open);
    assertThat(store().windows("shop")).containsExactly(open);
    store().putWindow(done);
    assertThat(store().windows("shop")).containsExactly(done);
  }

  @Test
  void whatCameIsOneForEachIdOfTheSource() {
    store().putSource(row(true));
    Pulled first = pulled("p1", 0, PulledState.WAITING);
    store().putPulled(first);
    assertThat(store().pulled("p1")).contains(first);
    assertThat(store().pulled("shop", SourceType.INVOICES, "source-p1")).contains(first);
    assertThat(store().pulled("shop", SourceType.RECEPTIONS, "source-p1")).isEmpty();
    Pulled next = first.with(PulledState.VERIFIED, Optional.of("d1"), Optional.of(PROBLEM));
    store().putPulled(next);
    assertThat(store().pulled("p1")).contains(next);
    assertThat(store().counts("shop")).isEqualTo(Map.of(PulledState.VERIFIED, 1L));
    assertThat(store().seatOf("d1")).contains("main");
    assertThat(store().seatOf("d2")).isEmpty();
  }

  @Test
  void theListIsPagedNewestFirst() {
    store().putSource(row(true));
    for (int i = 0; i < 7; i++) {
      store().putPulled(pulled("p" + i, i / 2, i == 3 ? PulledState.DRAFT : PulledState.WAITING));
    }
    PulledFilter waiting =
        new PulledFilter(ALFA, Optional.of("shop"), Optional.of(PulledState.WAITING));
    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Pulled> page = store().list(waiting, 2, after);
      page.items().forEach(p -> seen.add(p.id()));
      after = page.next();
    } while (after.isPresent());
    assertThat(seen).containsExactly("p6", "p4", "p5", "p2", "p0", "p1");
    PulledFilter other = new PulledFilter(ALFA, Optional.of("other"), Optional.empty());
    assertThat(store().list(other, 10, Optional.empty()).items()).isEmpty();
  }
}
