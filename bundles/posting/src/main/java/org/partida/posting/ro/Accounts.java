package org.partida.posting.ro;

import java.time.LocalDate;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.RoleAccounts;

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

  private final RoleAccounts<Role> table;

  private Accounts(RoleAccounts<Role> table) {
    this.table = table;
  }

  static Accounts load() {
    return new Accounts(RoleAccounts.load(Accounts.class, Role.class));
  }

  /** The account of the day; before the table begins, the first one. */
  AccountCode of(Role role, LocalDate day) {
    return table.of(role, day);
  }
}
