package org.partida.posting.ro;

import java.util.EnumMap;
import java.util.Map;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Table;

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
    ROUNDING_GAIN
  }

  private final Map<Role, AccountCode> byRole = new EnumMap<>(Role.class);

  static Accounts load() {
    Accounts a = new Accounts();
    Table.resource(Accounts.class, "accounts.psv", "role", "account", "validFrom", "validTo")
        .map(r -> a.byRole.put(Role.valueOf(r.text("role")), AccountCode.of(r.text("account"))) == null);
    for (Role role : Role.values()) {
      if (!a.byRole.containsKey(role)) {
        throw new PartidaException(new Problem("data.bad-row", "no account for " + role, "accounts.psv", "add a row for " + role));
      }
    }
    return a;
  }

  AccountCode of(Role role) {
    return byRole.get(role);
  }
}
