package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/** Accounts by the role they play. Immutable. */
final class Accounts {
  /** What an account is for. */
  enum Role {
    CUSTOMER,
    SUPPLIER,
    VAT_COLLECTED,
    VAT_DEDUCTIBLE,
    VAT_CASH_SALE,
    VAT_CASH_PURCHASE,
    ROUNDING_LOSS,
    ROUNDING_GAIN,
    PRIOR_YEAR_ERROR,
    PREPAID_COST,
    DEFERRED_INCOME,
    VAT_PAYABLE,
    VAT_RECOVERABLE,
    VAT_UNINVOICED_PURCHASE,
    VAT_UNINVOICED_SALE,
    VAT_SHELF,
    MARKUP,
    TILL_CASH,
    TILL_CARD,
    TILL_BANK,
    TILL_EMPLOYEE,
    CUSTOMS,
    EXCHANGE_LOSS,
    EXCHANGE_GAIN,
    OPENING,
    GOODS,
    GOODS_COST,
    GOODS_SALE
  }

  private record Entry(Role role, AccountCode account, Validity validity) {}

  private final List<Entry> entries;

  private Accounts(List<Entry> entries) {
    this.entries = entries;
  }

  static Accounts load() {
    Table table =
        Table.resource(Accounts.class, "accounts.psv", "role", "account", "validFrom", "validTo");
    List<Entry> entries =
        table.map(
            r ->
                new Entry(
                    Role.valueOf(r.text("role")), AccountCode.of(r.text("account")), r.validity()));
    Accounts accounts =
        new Accounts(
            Validity.requireDisjoint(table.file(), entries, e -> e.role().name(), Entry::validity));
    for (Role role : Role.values()) {
      accounts.of(role, LocalDate.EPOCH);
    }
    return accounts;
  }

  /** The account of the day; before the table begins, the first one. */
  AccountCode of(Role role, LocalDate day) {
    List<Entry> fit = entries.stream().filter(e -> e.role() == role).toList();
    return fit.stream()
        .filter(e -> e.validity().on(day))
        .findFirst()
        .or(() -> fit.stream().findFirst())
        .map(Entry::account)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "data.bad-row",
                        "no account for " + role,
                        "accounts.psv",
                        "add a row for " + role)));
  }
}
