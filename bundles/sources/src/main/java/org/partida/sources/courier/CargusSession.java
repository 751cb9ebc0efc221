package org.partida.sources.courier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.json.Json;
import org.partida.base.json.JsonTree;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceException;

/**
 * Cargus's cash account: by the day of the payment order ({@code GetByDeductionDate}), or by the
 * day of the shipment ({@code GetByDate}), whose rows have no payment order until they are paid.
 * Not thread-safe.
 */
final class CargusSession extends DaySession {
  static final String COURIER = "cargus";

  private final CourierCalls calls;
  private final String key;
  private final String user;
  private final String password;
  private final boolean byDate;
  private Optional<String> token = Optional.empty();

  CargusSession(
      CourierCalls calls, Map<String, String> settings, boolean byDate, int again, Clock clock) {
    super(COURIER, settings.get("client"), again, clock);
    this.calls = calls;
    this.key = settings.getOrDefault("key", "");
    this.user = settings.getOrDefault("user", "");
    this.password = settings.getOrDefault("password", "");
    this.byDate = byDate;
  }

  @Override
  public SourceAccount account() throws SourceException {
    token();
    // the interface tells no fiscal code
    return new SourceAccount(Optional.empty(), "Cargus " + client());
  }

  private String token() throws SourceException {
    if (token.isEmpty()) {
      token =
          JsonTree.read(
                  calls.post(
                      "/LoginUser",
                      Json.write(Map.of("UserName", user, "Password", password)),
                      Map.of("Ocp-Apim-Subscription-Key", key, "Content-Type", "application/json")),
                  "/LoginUser")
              .text()
              .filter(t -> !t.isBlank());
    }
    return token.orElseThrow(() -> calls.broken("/LoginUser", "it gives no token"));
  }

  @Override
  Optional<String> day(LocalDate day) throws SourceException {
    String path = "/CashAccount/" + (byDate ? "GetByDate" : "GetByDeductionDate");
    Map<String, String> query =
        byDate
            ? Map.of("FromDate", day.toString(), "ToDate", day.toString())
            : Map.of("DeductionDate", day.toString());
    String body =
        calls.get(
            path,
            query,
            Map.of("Ocp-Apim-Subscription-Key", key, "Authorization", "Bearer " + token()));
    JsonTree t = JsonTree.read(body, path);
    if (!t.fields().isEmpty() || t.text().isPresent()) {
      throw calls.broken(path, "it is no list");
    }
    if (byDate) {
      return t.items().isEmpty()
          ? Optional.empty()
          : Optional.of(CourierFile.of(CourierFile.CARGUS, client(), day, List.of(body)));
    }
    // some say that it lists from the day on: rows of later days come with theirs
    List<JsonTree> mine = new ArrayList<>();
    for (JsonTree row : t.items()) {
      Optional<LocalDate> paid = CourierFile.day(row, "DeductionDate");
      if (paid.isEmpty() || paid.get().equals(day)) {
        mine.add(row);
      }
    }
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    String kept = mine.size() == t.items().size() ? body : JsonTree.array(1, mine).write();
    return Optional.of(CourierFile.of(CourierFile.CARGUS, client(), day, List.of(kept)));
  }
}
