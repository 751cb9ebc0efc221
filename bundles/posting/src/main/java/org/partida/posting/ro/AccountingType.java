package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/**
 * A product accounting type (tip contabil de produs) and its default accounts. Immutable.
 *
 * @param name its key
 * @param validity when it holds
 * @param nature what it is for VAT
 * @param stock account of what is kept
 * @param expense account of what is used or sold
 * @param sold revenue account
 * @param supplier third-party account on a purchase, if not the ordinary one
 * @param customer third-party account on a sale, if not the ordinary one
 * @param deduction highest deductible part of the VAT
 * @param serviceAccounts starts of accounts that make it a service
 * @param choices accounts to choose from where there is no default
 */
record AccountingType(
    String name,
    Validity validity,
    Nature nature,
    Optional<AccountCode> stock,
    Optional<AccountCode> expense,
    Optional<AccountCode> sold,
    Optional<AccountCode> supplier,
    Optional<AccountCode> customer,
    Percent deduction,
    List<String> serviceAccounts,
    List<String> choices) {

  static List<AccountingType> load() {
    Table table =
        Table.resource(
            AccountingType.class,
            "accounting-types.psv",
            "type",
            "validFrom",
            "validTo",
            "nature",
            "stock",
            "expense",
            "revenue",
            "transit",
            "supplier",
            "customer",
            "deduction",
            "serviceAccounts",
            "choices");
    return Validity.requireDisjoint(
        table.file(),
        table.map(AccountingType::read),
        AccountingType::name,
        AccountingType::validity);
  }

  private static AccountingType read(Row r) {
    return new AccountingType(
        r.text("type"),
        r.validity(),
        Nature.valueOf(r.text("nature")),
        r.optional("stock").map(AccountCode::of),
        r.optional("expense").map(AccountCode::of),
        r.optional("revenue").map(AccountCode::of),
        r.optional("supplier").map(AccountCode::of),
        r.optional("customer").map(AccountCode::of),
        r.percent("deduction"),
        r.list("serviceAccounts"),
        r.list("choices"));
  }

  /** Account on a purchase: stock, else expense. */
  Optional<AccountCode> bought() {
    return stock.or(() -> expense);
  }

  /** The types of a day, in the table's order. */
  static List<AccountingType> on(List<AccountingType> all, LocalDate day) {
    return all.stream().filter(t -> t.validity().on(day)).toList();
  }
}
