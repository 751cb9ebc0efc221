package org.partida.documents.source;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

/** A program in memory that gives two documents at a time, with the faults that it is told. */
final class FakeSource implements SourceConnector, SourceSession {
  String taxId = "RO12345674";
  final Map<String, SourceItem> invoices = new LinkedHashMap<>();
  final Map<String, SourceItem> collections = new LinkedHashMap<>();

  /** Failures that come before the next answers. */
  final List<SourceException.Kind> failures = new ArrayList<>();

  /** Places that were asked for, empty for the first. */
  final List<String> asked = new ArrayList<>();

  /** It says the same place for ever. */
  boolean circle;

  String token = "";

  static String sale(String number, String gross) {
    return """
        {"kind": "INVOICE", "number": "%s", "date": "2026-11-05", "partner": {"name": "Client SRL", "taxId": "RO18547290"},
         "lines": [{"name": "Marfa", "gross": "%s", "rate": "21"}]}
        """
        .formatted(number, gross);
  }

  FakeSource sells(String number, String gross) {
    return put(invoices, number, sale(number, gross), false);
  }

  FakeSource put(Map<String, SourceItem> type, String id, String content, boolean cancelled) {
    type.put(
        id,
        new SourceItem(
            id, cancelled, SourceItem.Form.NEUTRAL, content.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public List<SourceSetting> settings() {
    return List.of(
        new SourceSetting("url", false, true, "where"),
        new SourceSetting("token", true, false, "what it wants"));
  }

  @Override
  public SourceSession open(Map<String, String> settings) {
    token = settings.getOrDefault("token", "");
    return this;
  }

  @Override
  public SourceAccount account() {
    return new SourceAccount(Optional.of(taxId), "Fake shop");
  }

  @Override
  public List<SourceSeat> seats() {
    return List.of(new SourceSeat("main", "Main"));
  }

  @Override
  public Map<SourceType, Long> available(String seat, LocalDate from, LocalDate to) {
    Map<SourceType, Long> all = new LinkedHashMap<>();
    if (!invoices.isEmpty()) {
      all.put(SourceType.INVOICES, (long) invoices.size());
    }
    if (!collections.isEmpty()) {
      all.put(SourceType.COLLECTIONS, (long) collections.size());
    }
    return all;
  }

  @Override
  public SourcePage pull(SourceQuery q, Optional<String> cursor) throws SourceException {
    asked.add(cursor.orElse(""));
    if (!failures.isEmpty()) {
      throw new SourceException(
          failures.remove(0), new Problem("fake.failed", "it fails", "fake", "again"));
    }
    List<SourceItem> all =
        List.copyOf((q.type() == SourceType.INVOICES ? invoices : collections).values());
    int from = cursor.map(Integer::parseInt).orElse(0);
    int to = Math.min(from + 2, all.size());
    Optional<String> next = to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty();
    return new SourcePage(
        all.subList(Math.min(from, to), to),
        circle ? Optional.of("2") : next,
        OptionalLong.of(all.size()));
  }

  @Override
  public void close() {}
}
