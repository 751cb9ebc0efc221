package org.partida.host.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.host.ledger.ChartData.Synthetic;
import org.partida.model.Page;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.host.Chart;
import org.partida.spi.host.HostAccount;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;

/**
 * The legal chart, and the analytics that have been used; an analytic under an account that is
 * posted to needs no making.
 */
final class LedgerChart implements Chart {
  private final Access access;

  LedgerChart(Access access) {
    this.access = access;
  }

  @Override
  public Page<HostAccount> list(Optional<String> codePrefix, Optional<String> after, int limit)
      throws HostException {
    TreeMap<AccountCode, HostAccount> all = new TreeMap<>();
    for (Synthetic s : access.chart.all()) {
      AccountCode code = new AccountCode(s.code(), "");
      all.put(code, account(code, s));
    }
    for (AccountCode code : used()) {
      access.chart.find(code.synthetic()).ifPresent(s -> all.put(code, account(code, s)));
    }
    Map<AccountCode, HostAccount> from =
        after
            .map(a -> (Map<AccountCode, HostAccount>) all.tailMap(AccountCode.of(a), false))
            .orElse(all);
    List<HostAccount> page =
        from.values().stream()
            .filter(a -> a.code().toString().startsWith(codePrefix.orElse("")))
            .limit(limit + 1L)
            .toList();
    boolean more = page.size() > limit;
    List<HostAccount> items = more ? page.subList(0, limit) : page;
    return new Page<>(
        items, more ? Optional.of(items.get(limit - 1).code().toString()) : Optional.empty());
  }

  private List<AccountCode> used() throws HostException {
    return access.read(
        sql ->
            sql.list(
                "SELECT synthetic, analytic FROM account WHERE book = ? AND analytic <> ''",
                r -> new AccountCode(r.getString(1), r.getString(2)),
                access.book.id));
  }

  @Override
  public Optional<HostAccount> find(AccountCode code) {
    return access
        .chart
        .find(code.synthetic())
        .filter(Synthetic::postable)
        .map(s -> account(code, s));
  }

  @Override
  public List<AccountCode> missing(List<AccountCode> codes) {
    List<AccountCode> missing = new ArrayList<>();
    for (AccountCode code : codes) {
      if (find(code).isEmpty()) {
        missing.add(code);
      }
    }
    return missing;
  }

  private static HostAccount account(AccountCode code, Synthetic s) {
    return new HostAccount(
        new HostRef("account", code.toString()),
        code,
        name(code, s),
        s.nature(),
        s.postable(),
        s.items().isPresent());
  }

  static String name(AccountCode code, Synthetic s) {
    return code.analytic().isEmpty() ? s.name() : s.name() + " - " + code.analytic();
  }
}
