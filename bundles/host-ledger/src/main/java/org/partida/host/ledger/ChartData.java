package org.partida.host.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.base.db.Resources;
import org.partida.model.match.ItemSide;
import org.partida.spi.host.HostAccount.Nature;

/** A country's chart of accounts, read once from a dated data file. Immutable and thread-safe. */
final class ChartData {
  private final NavigableMap<String, Synthetic> byCode;

  /**
   * An account of the order.
   *
   * @param code digits
   * @param nature debit, credit or both
   * @param items which kind of open items it keeps
   * @param name the order's name
   * @param validFrom first day it may be posted to
   * @param postable has no finer accounts below it
   */
  record Synthetic(
      String code,
      Nature nature,
      Optional<ItemSide> items,
      String name,
      LocalDate validFrom,
      boolean postable) {}

  private ChartData(NavigableMap<String, Synthetic> byCode) {
    this.byCode = byCode;
  }

  /** All charts by country; which file is whose is data. */
  static Map<String, ChartData> load() {
    Map<String, ChartData> all = new TreeMap<>();
    for (String line : Resources.text(ChartData.class, "charts.txt").split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] f = line.strip().split("\\|", 2);
        all.put(f[0], parse(Resources.text(ChartData.class, f[1])));
      }
    }
    return Map.copyOf(all);
  }

  static ChartData parse(String text) {
    NavigableMap<String, Synthetic> rows = new TreeMap<>();
    LocalDate from = LocalDate.MIN;
    for (String line : text.split("\n")) {
      if (line.startsWith("@")) {
        from = LocalDate.parse(line.substring(1).strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] f = line.split("\\|", 4);
        rows.put(
            f[0], new Synthetic(f[0], Nature.valueOf(f[1]), side(f[2]), f[3].strip(), from, true));
      }
    }
    rows.replaceAll(
        (code, s) ->
            hasFiner(rows, code)
                ? new Synthetic(code, s.nature, s.items, s.name, s.validFrom, false)
                : s);
    return new ChartData(rows);
  }

  private static Optional<ItemSide> side(String mark) {
    return switch (mark) {
      case "R" -> Optional.of(ItemSide.RECEIVABLE);
      case "P" -> Optional.of(ItemSide.PAYABLE);
      default -> Optional.empty();
    };
  }

  private static boolean hasFiner(NavigableMap<String, Synthetic> rows, String code) {
    String next = rows.higherKey(code);
    return next != null && next.startsWith(code);
  }

  Optional<Synthetic> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Accounts by code. */
  List<Synthetic> all() {
    return List.copyOf(byCode.values());
  }

  /** Codes of the accounts that can be posted to under this one. */
  List<String> under(String prefix) {
    return byCode.tailMap(prefix, false).values().stream()
        .takeWhile(s -> s.code().startsWith(prefix))
        .filter(Synthetic::postable)
        .map(Synthetic::code)
        .toList();
  }
}
