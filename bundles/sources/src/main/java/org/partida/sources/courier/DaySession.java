package org.partida.sources.courier;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.partida.model.PartidaException;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourcePage;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceType;

/**
 * Settlements by whole days. A part is one day with all its pages, so the place moves only after a
 * complete one; today is never asked for, since it is not over. Days shortly before the period are
 * asked again, because amounts are corrected. Not thread-safe.
 */
abstract class DaySession implements SourceSession {
  /** Where the days of these couriers begin. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private final String courier;
  private final String client;
  private final int again;
  private final Clock clock;

  DaySession(String courier, String client, int again, Clock clock) {
    this.courier = courier;
    this.client = client;
    this.again = again;
    this.clock = clock;
  }

  String client() {
    return client;
  }

  /** The file of a day; empty if nothing was transferred on it. */
  abstract Optional<String> day(LocalDate day) throws SourceException;

  @Override
  public List<SourceSeat> seats() {
    return List.of(new SourceSeat(client, courier + " " + client));
  }

  /** Days that are over, not documents: what a day holds is known once it was asked for. */
  @Override
  public Map<SourceType, Long> available(String seat, LocalDate from, LocalDate to) {
    LocalDate last = last(to);
    return last.isBefore(from)
        ? Map.of()
        : Map.of(SourceType.SETTLEMENTS, last.toEpochDay() - from.toEpochDay() + 1);
  }

  private LocalDate last(LocalDate to) {
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZONE).minusDays(1);
    return to.isAfter(yesterday) ? yesterday : to;
  }

  @Override
  public SourcePage pull(SourceQuery q, Optional<String> cursor) throws SourceException {
    LocalDate first = q.from().minusDays(again);
    LocalDate last = last(q.to());
    LocalDate day = cursor.isPresent() ? place(cursor.get()) : first;
    OptionalLong days = OptionalLong.of(Math.max(0, last.toEpochDay() - first.toEpochDay() + 1));
    if (q.type() != SourceType.SETTLEMENTS || day.isAfter(last)) {
      return new SourcePage(List.of(), Optional.empty(), days);
    }
    List<SourceItem> items;
    try {
      items =
          day(day)
              .map(
                  text ->
                      new SourceItem(
                          courier + "-" + client + "-" + day + ".json",
                          false,
                          SourceItem.Form.STATEMENT,
                          text.getBytes(StandardCharsets.UTF_8)))
              .stream()
              .toList();
    } catch (PartidaException e) {
      throw new SourceException(SourceException.Kind.BROKEN, e.problem(), e);
    }
    LocalDate next = day.plusDays(1);
    return new SourcePage(
        items, next.isAfter(last) ? Optional.empty() : Optional.of(next.toString()), days);
  }

  private static LocalDate place(String cursor) throws SourceException {
    try {
      return LocalDate.parse(cursor);
    } catch (DateTimeParseException e) {
      throw new SourceException(
          SourceException.Kind.BROKEN,
          new org.partida.model.Problem(
              "source.cursor", "not a place: " + cursor, cursor, "sync with --from and --to"),
          e);
    }
  }

  @Override
  public void close() {
    // every call stands alone
  }
}
