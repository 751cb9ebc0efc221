package org.partida.sources.courier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.base.json.Json;
import org.partida.base.json.JsonTree;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceException;

/**
 * FAN Courier's {@code reports/bank-transfers}: one day for each call, by pages. A day is complete
 * when as many waybills came as its {@code total} says. Not thread-safe.
 */
final class FanSession extends DaySession {
  static final String COURIER = "fan-courier";
  private static final String PATH = "/reports/bank-transfers";
  private static final int PER_PAGE = 100;
  private static final int MOST_PAGES = 500;

  private final CourierCalls calls;
  private final String user;
  private final String password;
  private Optional<String> token = Optional.empty();

  FanSession(
      CourierCalls calls, String client, String user, String password, int again, Clock clock) {
    super(COURIER, client, again, clock);
    this.calls = calls;
    this.user = user;
    this.password = password;
  }

  @Override
  public SourceAccount account() throws SourceException {
    token();
    // the interface tells no fiscal code
    return new SourceAccount(Optional.empty(), "FAN Courier " + client());
  }

  private String token() throws SourceException {
    if (token.isEmpty()) {
      JsonTree t =
          JsonTree.read(
              calls.post(
                  "/login",
                  Json.write(Map.of("username", user, "password", password)),
                  Map.of("Accept", "application/json", "Content-Type", "application/json")),
              "/login");
      token =
          Optional.ofNullable(t.fields().get("data"))
              .map(d -> d.fields().get("token"))
              .flatMap(JsonTree::text);
    }
    return token.orElseThrow(() -> calls.broken("/login", "it has no data.token"));
  }

  @Override
  Optional<String> day(LocalDate day) throws SourceException {
    List<String> pages = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int rows = 0;
    for (int page = 1; ; page++) {
      String body =
          calls.get(
              PATH,
              Map.of(
                  "clientId", client(),
                  "date", day.toString(),
                  "page", String.valueOf(page),
                  "perPage", String.valueOf(PER_PAGE)),
              Map.of("Accept", "application/json", "Authorization", "Bearer " + token()));
      JsonTree t = JsonTree.read(body, PATH);
      List<JsonTree> data =
          Optional.ofNullable(t.fields().get("data")).map(JsonTree::items).orElse(List.of());
      int total =
          Optional.ofNullable(t.fields().get("total"))
              .flatMap(JsonTree::text)
              .filter(n -> n.matches("\\d{1,9}"))
              .map(Integer::parseInt)
              .orElseThrow(() -> calls.broken(PATH, "it has no total"));
      if (!data.isEmpty() && !seen.add(JsonTree.array(1, data).write())) {
        throw calls.broken(PATH, day + ": page " + page + " repeats another one");
      }
      rows += data.size();
      if (!data.isEmpty()) {
        pages.add(body);
      }
      if (rows == total) {
        return pages.isEmpty()
            ? Optional.empty()
            : Optional.of(CourierFile.of(CourierFile.FAN, client(), day, pages));
      }
      if (rows > total || data.isEmpty() || page == MOST_PAGES) {
        throw calls.broken(PATH, day + " has " + total + " waybills, but its pages gave " + rows);
      }
    }
  }
}
