package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/** Depreciation accounts by account of the asset. Immutable. */
final class FixedAssets {
  /**
   * A row of the table.
   *
   * @param asset what the asset's account begins with
   * @param depreciation empty = such assets are not depreciated
   * @param loss where the rest goes
   */
  record Kind(
      String asset, Optional<AccountCode> depreciation, AccountCode loss, Validity validity) {}

  private final List<Kind> kinds;

  private FixedAssets(List<Kind> kinds) {
    this.kinds = kinds;
  }

  static FixedAssets load() {
    Table table =
        Table.resource(
            FixedAssets.class,
            "fixed-assets.psv",
            "asset",
            "depreciation",
            "loss",
            "validFrom",
            "validTo");
    List<Kind> kinds =
        table.map(
            r ->
                new Kind(
                    r.text("asset"),
                    r.optional("depreciation").map(AccountCode::of),
                    AccountCode.of(r.text("loss")),
                    r.validity()));
    return new FixedAssets(
        Validity.requireDisjoint(table.file(), kinds, Kind::asset, Kind::validity));
  }

  /** Of the account; empty if it is none of a fixed asset. */
  Optional<Kind> of(AccountCode account, LocalDate day) {
    return kinds.stream()
        .filter(k -> k.validity().on(day) && account.synthetic().startsWith(k.asset()))
        .max(Comparator.comparingInt(k -> k.asset().length()));
  }
}
