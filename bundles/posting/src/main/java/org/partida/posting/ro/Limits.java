package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/** Amounts and short lists by day. Immutable. */
final class Limits {
  private record Limit(String key, String value, Validity validity) {}

  private static final Set<String> AMOUNTS =
      Set.of(
          "fixed-asset",
          "electronics",
          "simplified-invoice-eur",
          "payable-rounding",
          "vat-amount",
          "tax-currency-percent");

  private final List<Limit> limits;

  private Limits(List<Limit> limits) {
    this.limits = limits;
  }

  static Limits load() {
    Table table =
        Table.resource(Limits.class, "limits.psv", "key", "value", "validFrom", "validTo");
    List<Limit> limits = table.map(r -> new Limit(r.text("key"), checked(r), r.validity()));
    return new Limits(Validity.requireDisjoint(table.file(), limits, Limit::key, Limit::validity));
  }

  /** A number that is none must fail at start, not on somebody's document. */
  private static String checked(Row r) {
    return AMOUNTS.contains(r.text("key")) ? r.percent("value").toString() : r.text("value");
  }

  /** The amount in force on the day. */
  Optional<BigDecimal> amount(String key, LocalDate day) {
    return value(key, day).map(BigDecimal::new);
  }

  /** True if the account starts with one of the list's codes. */
  boolean starts(String key, LocalDate day, AccountCode account) {
    return value(key, day).stream()
        .flatMap(v -> Arrays.stream(v.split(",")))
        .anyMatch(account.synthetic()::startsWith);
  }

  private Optional<String> value(String key, LocalDate day) {
    return limits.stream()
        .filter(l -> l.key().equals(key) && l.validity().on(day))
        .map(Limit::value)
        .findFirst();
  }
}
