package org.partida.host.ledger;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partida.model.voucher.Side;

/** What a transaction moves, by month and account. Not thread-safe. */
final class TurnoverSums {
  private final Map<Key, long[]> sums = new HashMap<>();

  private record Key(YearMonth month, long account) {}

  /** A sum. */
  record Sum(String month, long account, long debit, long credit) {}

  void add(YearMonth month, long account, Side side, long minor) {
    long[] sum = sums.computeIfAbsent(new Key(month, account), k -> new long[2]);
    int at = side == Side.D ? 0 : 1;
    sum[at] = Math.addExact(sum[at], minor);
  }

  List<Sum> all() {
    return sums.entrySet().stream()
        .map(
            e ->
                new Sum(
                    e.getKey().month().toString(),
                    e.getKey().account(),
                    e.getValue()[0],
                    e.getValue()[1]))
        .toList();
  }
}
