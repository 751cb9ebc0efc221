package org.partida.posting.rules;

import java.time.LocalDate;
import java.util.List;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;

/**
 * Accounts by the role they play, a dated table. Immutable.
 *
 * @param <R> the roles of a country
 */
public final class RoleAccounts<R extends Enum<R>> {
  private record Entry<R>(R role, AccountCode account, Validity validity) {}

  private final List<Entry<R>> entries;

  private RoleAccounts(List<Entry<R>> entries) {
    this.entries = entries;
  }

  /** Reads {@code accounts.psv} beside a class; each role must have a row. */
  public static <R extends Enum<R>> RoleAccounts<R> load(Class<?> beside, Class<R> roles) {
    Table table = Table.resource(beside, "accounts.psv", "role", "account", "validFrom", "validTo");
    List<Entry<R>> entries =
        table.map(
            r ->
                new Entry<>(
                    Enum.valueOf(roles, r.text("role")),
                    AccountCode.of(r.text("account")),
                    r.validity()));
    RoleAccounts<R> accounts =
        new RoleAccounts<>(
            Validity.requireDisjoint(table.file(), entries, e -> e.role().name(), Entry::validity));
    for (R role : roles.getEnumConstants()) {
      accounts.of(role, LocalDate.EPOCH);
    }
    return accounts;
  }

  /** The account of the day; before the table begins, the first one. */
  public AccountCode of(R role, LocalDate day) {
    List<Entry<R>> fit = entries.stream().filter(e -> e.role() == role).toList();
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
