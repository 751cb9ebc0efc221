package org.partida.posting.it;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.RoleAccounts;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;
import org.partida.posting.rules.VatRates;

/**
 * All dated tables, read once and strictly: a bad row fails the start with file and line.
 * Immutable.
 */
record ItData(
    RoleAccounts<ItData.Role> accounts,
    VatRates rates,
    List<ItData.Code> documents,
    List<ItData.Code> natures,
    List<ItData.Code> withholdings,
    List<ItData.LineType> types) {

  /** What an account is for. */
  enum Role {
    CUSTOMER,
    SUPPLIER,
    CUSTOMER_WITHHELD,
    SUPPLIER_WITHHELD,
    VAT_SALES,
    VAT_PURCHASES,
    VAT_SPLIT,
    WITHHELD_PAYABLE,
    WITHHELD_SUFFERED,
    ROUNDING_LOSS,
    ROUNDING_GAIN,
    EXCHANGE_LOSS,
    EXCHANGE_GAIN
  }

  /**
   * A code of FatturaPA and what the rules do with it.
   *
   * @param use as the table's head explains
   */
  record Code(String code, String use, String name, Validity validity) {
    boolean is(String what) {
      return use.equals(what);
    }
  }

  /**
   * A product accounting type.
   *
   * @param purchase account of what is bought
   * @param sale account of what is sold
   * @param supplier third-party account if not the ordinary one
   * @param choices accounts where there is no default
   */
  record LineType(
      String name,
      Optional<AccountCode> purchase,
      Optional<AccountCode> sale,
      Optional<AccountCode> supplier,
      List<String> choices,
      Validity validity) {
    Optional<AccountCode> account(boolean sold) {
      return sold ? sale : purchase;
    }
  }

  static ItData load() {
    return new ItData(
        RoleAccounts.load(ItData.class, Role.class),
        VatRates.load(ItData.class),
        codes("documents.psv", "type"),
        codes("natures.psv", "nature"),
        codes("withholdings.psv", "type"),
        lineTypes());
  }

  private static List<Code> codes(String file, String first) {
    Table table = Table.resource(ItData.class, file, first, "use", "name", "validFrom", "validTo");
    List<Code> codes =
        table.map(r -> new Code(r.text(first), r.text("use"), r.text("name"), r.validity()));
    return Validity.requireDisjoint(file, codes, Code::code, Code::validity);
  }

  private static List<LineType> lineTypes() {
    Table table =
        Table.resource(
            ItData.class,
            "line-types.psv",
            "type",
            "purchase",
            "sale",
            "supplier",
            "choices",
            "validFrom",
            "validTo");
    List<LineType> types =
        table.map(
            r ->
                new LineType(
                    r.text("type"),
                    r.optional("purchase").map(AccountCode::of),
                    r.optional("sale").map(AccountCode::of),
                    r.optional("supplier").map(AccountCode::of),
                    r.list("choices"),
                    r.validity()));
    return Validity.requireDisjoint(table.file(), types, LineType::name, LineType::validity);
  }

  /** The code of the day; empty if there is none. */
  static Optional<Code> on(List<Code> codes, String code, LocalDate day) {
    return codes.stream().filter(c -> c.code().equals(code) && c.validity().on(day)).findFirst();
  }

  /** The types of the day. */
  List<LineType> types(LocalDate day) {
    return types.stream().filter(t -> t.validity().on(day)).toList();
  }

  /** The account of a role on a day. */
  AccountCode account(Role role, LocalDate day) {
    return accounts.of(role, day);
  }
}
