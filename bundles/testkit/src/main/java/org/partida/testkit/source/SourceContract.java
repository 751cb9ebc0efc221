package org.partida.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.Problem;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourcePage;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceSetting;
import org.partida.spi.source.SourceType;

/**
 * What every connector must hold to. Extend it in the connector's tests over a source that has, in
 * October 2026 and in one seat at least, more than three documents of one type; then add tests for
 * what they say.
 */
public abstract class SourceContract {
  private static final LocalDate FROM = LocalDate.parse("2026-10-01");
  private static final LocalDate TO = LocalDate.parse("2026-10-31");

  /** How often a source may fail or repeat itself before it is in a circle. */
  private static final int PATIENCE = 20;

  /** The connector under test. */
  protected abstract SourceConnector connector();

  /** Settings that open a good session. */
  protected abstract Map<String, String> settings();

  /** Settings that are refused. */
  protected abstract Map<String, String> wrong();

  private SourceSession open() throws SourceException {
    return connector().open(settings());
  }

  @Test
  void theIdIsShortAndStable() {
    assertThat(connector().id()).matches("[a-z][a-z0-9-]{1,39}").isEqualTo(connector().id());
  }

  @Test
  void everySettingIsNamedOnceAndExplained() {
    List<SourceSetting> all = connector().settings();
    assertThat(all).extracting(SourceSetting::name).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(s -> assertThat(s.help()).isNotBlank());
    assertThat(settings().keySet()).isSubsetOf(all.stream().map(SourceSetting::name).toList());
  }

  @Test
  void wrongSettingsAreRefusedWithTheNextStep() {
    assertThatThrownBy(
            () -> {
              try (SourceSession s = connector().open(wrong())) {
                s.account();
              }
            })
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(SourceException.Kind.REFUSED);
              Problem p = e.problem();
              assertThat(List.of(p.code(), p.message(), p.fix()))
                  .allSatisfy(t -> assertThat(t).isNotBlank());
            });
  }

  @Test
  void accountAndSeatsAreTold() throws SourceException {
    try (SourceSession s = open()) {
      SourceAccount account = again(s::account);
      assertThat(account.name()).isNotBlank();
      List<SourceSeat> seats = again(s::seats);
      assertThat(seats).isNotEmpty();
      assertThat(seats).extracting(SourceSeat::code).doesNotHaveDuplicates();
      assertThat(again(s::seats)).isEqualTo(seats);
    }
  }

  @Test
  void pagesHoldWhatIsAvailableWhateverTheirSize() throws SourceException {
    int most = 0;
    try (SourceSession s = open()) {
      for (SourceSeat seat : again(s::seats)) {
        Map<SourceType, Long> there = again(() -> s.available(seat.code(), FROM, TO));
        for (SourceType type : SourceType.values()) {
          Map<String, SourceItem> whole = all(s, seat.code(), type, 1000);
          assertThat(whole).hasSize(there.getOrDefault(type, 0L).intValue());
          assertThat(all(s, seat.code(), type, 2)).isEqualTo(whole);
          most = Math.max(most, whole.size());
        }
      }
    }
    assertThat(most).as("the fixture has too little").isGreaterThan(3);
  }

  @Test
  void aSyncGoesOnInAnotherSessionWhereItBrokeOff() throws SourceException {
    Place p = richest();
    List<String> whole;
    try (SourceSession s = open()) {
      whole = List.copyOf(all(s, p.seat(), p.type(), 2).keySet());
    }
    Map<String, SourceItem> parts = new LinkedHashMap<>();
    Optional<String> cursor = Optional.empty();
    int calls = 0;
    do {
      try (SourceSession s = open()) {
        Optional<String> at = cursor;
        SourcePage page = again(() -> s.pull(query(p.seat(), p.type(), 2), at));
        page.items().forEach(i -> parts.put(i.id(), i));
        cursor = page.next();
      }
      calls++;
    } while (cursor.isPresent() && calls < whole.size() + PATIENCE);
    assertThat(List.copyOf(parts.keySet())).isEqualTo(whole);
  }

  @Test
  void anotherPeriodHasOtherDocuments() throws SourceException {
    Place p = richest();
    try (SourceSession s = open()) {
      SourceQuery none =
          new SourceQuery(
              p.seat(), p.type(), LocalDate.parse("1999-01-01"), LocalDate.parse("1999-01-02"), 10);
      assertThat(again(() -> s.pull(none, Optional.empty())).items()).isEmpty();
    }
  }

  private record Place(String seat, SourceType type) {}

  private Place richest() throws SourceException {
    Map<Place, Long> all = new HashMap<>();
    try (SourceSession s = open()) {
      for (SourceSeat seat : again(s::seats)) {
        again(() -> s.available(seat.code(), FROM, TO))
            .forEach((t, n) -> all.put(new Place(seat.code(), t), n));
      }
    }
    return all.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static SourceQuery query(String seat, SourceType type, int limit) {
    return new SourceQuery(seat, type, FROM, TO, limit);
  }

  private static Map<String, SourceItem> all(
      SourceSession s, String seat, SourceType type, int limit) throws SourceException {
    Map<String, SourceItem> items = new LinkedHashMap<>();
    List<Optional<String>> cursors = new ArrayList<>(List.of(Optional.empty()));
    while (cursors.size() < 1000) {
      Optional<String> at = cursors.get(cursors.size() - 1);
      SourcePage page = again(() -> s.pull(query(seat, type, limit), at));
      page.items().forEach(i -> items.put(i.id(), i));
      if (page.next().isEmpty()) {
        return items;
      }
      cursors.add(page.next());
    }
    throw new AssertionError("it never ends: " + cursors.get(999));
  }

  private interface Ask<T> {
    T ask() throws SourceException;
  }

  /** What may work in a moment is asked again. */
  private static <T> T again(Ask<T> ask) throws SourceException {
    for (int n = 0; ; n++) {
      try {
        return ask.ask();
      } catch (SourceException e) {
        if (e.kind() != SourceException.Kind.AGAIN || n == PATIENCE) {
          throw e;
        }
      }
    }
  }
}
