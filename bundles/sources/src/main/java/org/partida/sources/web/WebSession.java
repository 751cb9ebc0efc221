package org.partida.sources.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.partida.base.json.JsonTree;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourcePage;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceType;

/** Calls to a program over HTTP. Not thread-safe. */
final class WebSession implements SourceSession {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_ITEMS = 5_000;

  private final Wire wire;
  private final String base;
  private final Optional<String> token;

  WebSession(Wire wire, String base, String token) {
    this.wire = wire;
    this.base = base;
    this.token = Optional.ofNullable(token).filter(t -> !t.isBlank());
  }

  @Override
  public SourceAccount account() throws SourceException {
    JsonTree t = get("/account", Map.of());
    return new SourceAccount(text(t, "taxId"), text(t, "name").orElse(base));
  }

  @Override
  public List<SourceSeat> seats() throws SourceException {
    List<SourceSeat> seats = new ArrayList<>();
    for (JsonTree t : get("/seats", Map.of()).items()) {
      String code = need(t, "code", "/seats");
      seats.add(new SourceSeat(code, text(t, "name").orElse(code)));
    }
    if (seats.isEmpty()) {
      throw broken("/seats", "it names no seat");
    }
    return seats;
  }

  @Override
  public Map<SourceType, Long> available(String seat, LocalDate from, LocalDate to)
      throws SourceException {
    JsonTree t = get("/types", Map.of("seat", seat, "from", from.toString(), "to", to.toString()));
    Map<SourceType, Long> counts = new EnumMap<>(SourceType.class);
    for (Map.Entry<String, JsonTree> e : t.fields().entrySet()) {
      Optional<SourceType> type = SourceType.of(e.getKey());
      String n = e.getValue().text().orElse("");
      if (type.isEmpty() || !n.matches("\\d{1,9}")) {
        throw broken("/types", "it has \"" + e.getKey() + "\": \"" + n + "\"");
      }
      if (Long.parseLong(n) > 0) {
        counts.put(type.get(), Long.parseLong(n));
      }
    }
    return counts;
  }

  @Override
  public SourcePage pull(SourceQuery q, Optional<String> cursor) throws SourceException {
    Map<String, String> query = new HashMap<>();
    query.put("seat", q.seat());
    query.put("type", q.type().word());
    query.put("from", q.from().toString());
    query.put("to", q.to().toString());
    query.put("limit", String.valueOf(q.limit()));
    cursor.ifPresent(c -> query.put("cursor", c));
    JsonTree t = get("/documents", query);
    List<JsonTree> all =
        Optional.ofNullable(t.fields().get("items")).map(JsonTree::items).orElse(List.of());
    if (all.size() > MOST_ITEMS) {
      throw broken("/documents", "it gives " + all.size() + " documents at a time");
    }
    List<SourceItem> items = new ArrayList<>();
    for (JsonTree i : all) {
      items.add(item(i));
    }
    Optional<String> total = text(t, "total").filter(n -> n.matches("\\d{1,9}"));
    return new SourcePage(
        items,
        text(t, "next"),
        total.map(n -> OptionalLong.of(Long.parseLong(n))).orElse(OptionalLong.empty()));
  }

  private static SourceItem item(JsonTree t) throws SourceException {
    String id = need(t, "id", "/documents");
    boolean cancelled = text(t, "cancelled").filter("true"::equals).isPresent();
    Optional<String> xml = text(t, "xml");
    JsonTree document = t.fields().get("document");
    if (id.length() > 200 || (xml.isEmpty() && document == null)) {
      throw broken("/documents", "document " + id + " has no content, or too long an id");
    }
    String content = xml.orElseGet(() -> document.write());
    return new SourceItem(
        id,
        cancelled,
        xml.isPresent() ? SourceItem.Form.EINVOICE : SourceItem.Form.NEUTRAL,
        content.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(JsonTree t, String name) {
    return Optional.ofNullable(t.fields().get(name))
        .flatMap(JsonTree::text)
        .filter(s -> !s.isBlank());
  }

  private static String need(JsonTree t, String name, String path) throws SourceException {
    Optional<String> found = text(t, name);
    if (found.isEmpty()) {
      throw broken(path, "\"" + name + "\" is missing in it");
    }
    return found.get();
  }

  private JsonTree get(String path, Map<String, String> query) throws SourceException {
    StringJoiner q = new StringJoiner("&", "?", "").setEmptyValue("");
    query.forEach((k, v) -> q.add(k + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
    Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
    token.ifPresent(t -> headers.put("Authorization", "Bearer " + t));
    WireRequest request =
        new WireRequest("GET", URI.create(base + path + q), headers, Optional.empty(), TIMEOUT);
    try (WireResponse r = wire.exchange(request)) {
      check(path, r);
      return JsonTree.read(Files.readString(r.body()), path);
    } catch (PartidaException e) {
      throw new SourceException(SourceException.Kind.BROKEN, e.problem(), e);
    } catch (WireException e) {
      throw failed(SourceException.Kind.AGAIN, path, "it does not answer: " + e.getMessage(), e);
    } catch (IOException e) {
      throw failed(SourceException.Kind.AGAIN, path, "its answer broke off", e);
    }
  }

  private static void check(String path, WireResponse r) throws SourceException, IOException {
    int status = r.status();
    if (status == 401 || status == 403) {
      throw new SourceException(
          SourceException.Kind.REFUSED,
          new Problem(
              "source.refused",
              "the source does not take the token (" + status + ")",
              path,
              "connect again with a good one"));
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw failed(SourceException.Kind.AGAIN, path, "it answers with status " + status, null);
    }
    if (status != 200) {
      throw broken(path, "it answers with status " + status);
    }
    if (Files.size(r.body()) > MOST_BYTES) {
      throw broken(path, "its answer is larger than 64 MB");
    }
  }

  private static SourceException failed(
      SourceException.Kind kind, String path, String what, Exception cause) {
    return new SourceException(
        kind,
        new Problem(
            "source.unreachable",
            "the source fails: " + what,
            path,
            "sync again later; what came so far is kept"),
        cause);
  }

  private static SourceException broken(String path, String what) {
    return new SourceException(
        SourceException.Kind.BROKEN,
        new Problem(
            "source.nonsense",
            "the source's answer cannot be used: " + what,
            path,
            "tell whoever keeps it; docs/sources.md says what is expected"));
  }

  @Override
  public void close() {
    // every call stands alone
  }
}
