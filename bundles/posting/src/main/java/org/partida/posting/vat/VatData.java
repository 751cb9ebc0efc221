package org.partida.posting.vat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.posting.VatBook;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/** The dated tables of accounts, columns, rows and types. Immutable; read once. */
final class VatData {
  /** Whose journals and returns the tables are. */
  static final String COUNTRY = "RO";

  private final List<Account> accounts;
  private final List<Column> columns;
  private final List<Line> lines;
  private final List<Operation> types;

  private VatData(
      List<Account> accounts, List<Column> columns, List<Line> lines, List<Operation> types) {
    this.accounts = accounts;
    this.columns = columns;
    this.lines = lines;
    this.types = types;
  }

  /** What accounts that begin so are. */
  record Account(String prefix, VatRole role, Validity validity) {}

  /** Kinds of amounts. */
  enum Amount {
    BASE,
    VAT,
    SELF,
    NOT_DEDUCTED,
    WAIT_BASE,
    WAIT_VAT
  }

  /** A column of a journal. */
  record Column(
      VatBook book,
      String code,
      Amount amount,
      Optional<Percent> rate,
      List<String> treatments,
      boolean always,
      Validity validity,
      Map<String, String> names) {
    boolean takes(Amount what, String treatment, Percent percent) {
      return amount == what
          && rate.map(percent::equals).orElse(true)
          && treatments.stream().anyMatch(t -> fits(t, treatment));
    }

    private static boolean fits(String pattern, String treatment) {
      return pattern.endsWith("*")
          ? treatment.startsWith(pattern.substring(0, pattern.length() - 1))
          : treatment.equals(pattern);
    }
  }

  /** A row of D300. */
  record Line(
      String row,
      Optional<String> partOf,
      List<String> sum,
      Validity validity,
      Map<String, String> names) {}

  /** A kind of operation of D394. */
  record Operation(
      String type, boolean sale, boolean product, Validity validity, Map<String, String> names) {}

  static VatData load() {
    Class<?> here = VatData.class;
    List<Account> accounts =
        Table.resource(here, "vat-accounts.psv", "account", "role", "validFrom", "validTo")
            .map(
                r -> new Account(r.text("account"), VatRole.valueOf(r.text("role")), r.validity()));
    Table columns =
        Table.resource(
            here,
            "vat-columns.psv",
            "book",
            "column",
            "amount",
            "rate",
            "treatments",
            "show",
            "validFrom",
            "validTo",
            "ro",
            "it",
            "en");
    Table rows =
        Table.resource(
            here,
            "d300-rows.psv",
            "row",
            "partOf",
            "sum",
            "validFrom",
            "validTo",
            "ro",
            "it",
            "en");
    Table types =
        Table.resource(
            here,
            "d394-types.psv",
            "type",
            "side",
            "product",
            "validFrom",
            "validTo",
            "ro",
            "it",
            "en");
    return new VatData(
        accounts,
        Validity.requireDisjoint(
            columns.file(),
            columns.map(VatData::column),
            c -> c.book() + " " + c.code(),
            Column::validity),
        Validity.requireDisjoint(rows.file(), rows.map(VatData::line), Line::row, Line::validity),
        Validity.requireDisjoint(
            types.file(), types.map(VatData::type), Operation::type, Operation::validity));
  }

  private static Column column(Row r) {
    boolean any = "*".equals(r.text("rate"));
    return new Column(
        VatBook.valueOf(r.text("book")),
        r.text("column"),
        Amount.valueOf(r.text("amount")),
        any ? Optional.empty() : Optional.of(r.percent("rate")),
        r.list("treatments"),
        "A".equals(r.text("show")),
        r.validity(),
        names(r));
  }

  private static Line line(Row r) {
    return new Line(r.text("row"), r.optional("partOf"), r.list("sum"), r.validity(), names(r));
  }

  private static Operation type(Row r) {
    return new Operation(
        r.text("type"),
        "SALE".equals(r.text("side")),
        "YES".equals(r.text("product")),
        r.validity(),
        names(r));
  }

  private static Map<String, String> names(Row r) {
    return Map.of("ro", r.text("ro"), "it", r.text("it"), "en", r.text("en"));
  }

  /** What an account is to VAT; empty for most. */
  Optional<VatRole> role(AccountCode account, LocalDate day) {
    return account(account, day).map(Account::role);
  }

  Optional<Account> account(AccountCode account, LocalDate day) {
    String code = account.toString();
    return accounts.stream()
        .filter(a -> code.startsWith(a.prefix()) && a.validity().on(day))
        .findFirst();
  }

  /** The account of a role of the books. */
  String account(VatRole role, LocalDate day) {
    return accounts.stream()
        .filter(a -> a.role() == role && a.validity().on(day))
        .map(Account::prefix)
        .findFirst()
        .orElseThrow();
  }

  List<Column> columns(VatBook book, LocalDate day) {
    return columns.stream().filter(c -> c.book() == book && c.validity().on(day)).toList();
  }

  List<Line> rows(LocalDate day) {
    return lines.stream().filter(l -> l.validity().on(day)).toList();
  }

  Optional<Operation> type(String code, LocalDate day) {
    return types.stream().filter(t -> t.type().equals(code) && t.validity().on(day)).findFirst();
  }

  /** The order of the types on the form. */
  int order(String code) {
    List<String> codes = types.stream().map(Operation::type).toList();
    return codes.contains(code) ? codes.indexOf(code) : codes.size();
  }
}
