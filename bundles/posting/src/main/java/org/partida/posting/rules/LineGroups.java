package org.partida.posting.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;

/**
 * Adds what goes to the same account, side and tax treatment into one line. One document, one
 * thread.
 */
public final class LineGroups {
  private static final int SHOWN = 3;

  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  /**
   * What makes a line its own. Immutable.
   *
   * @param account where it is booked
   * @param side its ordinary side
   * @param treatment name of the tax treatment; empty = no tax
   * @param rate VAT rate
   * @param deductible deductible part
   * @param productCode NC or codPR
   * @param dimensions cost centre and the like
   * @param rule short rule name
   */
  public record Key(
      AccountCode account,
      Side side,
      String treatment,
      Percent rate,
      Percent deductible,
      Optional<String> productCode,
      Map<String, String> dimensions,
      String rule) {}

  /**
   * What came together under a key. Immutable.
   *
   * @param amount in the ledger's currency
   * @param original in the document's currency
   * @param base taxable amount in the ledger's currency
   * @param count how many lines
   * @param names what the first few lines are called, each once
   * @param reasons why they are here, each once
   */
  public record Sum(
      Money amount,
      Optional<Money> original,
      Money base,
      int count,
      List<String> names,
      List<String> reasons) {
    /** One line. */
    public static Sum of(
        Money amount, Optional<Money> original, Money base, String name, String reason) {
      return new Sum(amount, original, base, 1, List.of(name), List.of(reason));
    }

    Sum plus(Sum o) {
      return new Sum(
          amount.plus(o.amount),
          original.flatMap(m -> o.original.map(m::plus)),
          base.plus(o.base),
          count + o.count,
          joined(names, o.names),
          joined(reasons, o.reasons));
    }

    private static List<String> joined(List<String> some, List<String> more) {
      if (some.size() == SHOWN || some.containsAll(more)) {
        return some;
      }
      List<String> all = new ArrayList<>(some);
      more.stream().filter(n -> all.size() < SHOWN && !all.contains(n)).forEach(all::add);
      return all;
    }
  }

  /** Adds to the group. */
  public void add(Key key, Sum sum) {
    sums.merge(key, sum, Sum::plus);
  }

  /**
   * One value for each group whose amount is not nought, by account and then as the groups were
   * opened.
   */
  public <T> List<T> map(BiFunction<Key, Sum, T> maker) {
    List<T> out = new ArrayList<>();
    sums.entrySet().stream()
        .filter(e -> !e.getValue().amount().isZero())
        .sorted(Map.Entry.comparingByKey((a, b) -> a.account().compareTo(b.account())))
        .forEach(e -> out.add(maker.apply(e.getKey(), e.getValue())));
    return out;
  }
}
