package org.partida.statements.table;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partida.model.Money;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.Shapes;

/** Amounts and numbers of waybills as a table writes them. Immutable. */
final class TableCells {
  private static final List<Role> AMOUNTS =
      List.of(
          Role.AMOUNT,
          Role.DEBIT,
          Role.CREDIT,
          Role.BALANCE,
          Role.FEE,
          Role.FEE_TOO,
          Role.NET,
          Role.OPENING,
          Role.CLOSING);
  private static final Pattern CURRENCY =
      Pattern.compile("(?i)^(?:[A-Z]{3}|lei|€)\\s*|\\s*(?:[A-Z]{3}|lei|€)$");
  private static final Pattern FLOATED = Pattern.compile("\\d+[.,]\\d+[eE]\\+?\\d+");

  private final TableHead head;
  private final NumberStyle style;

  private TableCells(TableHead head, NumberStyle style) {
    this.head = head;
    this.style = style;
  }

  /** With the one style that all amounts have which are written as text. */
  static TableCells of(TableHead head, List<Grid.Row> rows) {
    List<Role> there = AMOUNTS.stream().filter(head::has).toList();
    List<String> values = new ArrayList<>();
    for (Grid.Row row : rows) {
      for (Role role : there) {
        String v = bare(head.cell(row, role));
        if (!v.isEmpty() && !head.isNumber(row, role)) {
          values.add(v);
        }
      }
    }
    return new TableCells(head, NumberStyle.of(values, rows.get(0).line()));
  }

  /** Without currency, brackets and plus. */
  static String bare(String cell) {
    if (isPlain(cell)) {
      return cell;
    }
    String v = CURRENCY.matcher(cell.strip()).replaceAll("").strip();
    if (v.startsWith("(") && v.endsWith(")")) {
      v = "-" + v.substring(1, v.length() - 1);
    }
    return v.startsWith("+") ? v.substring(1) : v;
  }

  private static boolean isPlain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (!(c >= '0' && c <= '9' || c == '.' || c == ',' || c == '-')) {
        return false;
      }
    }
    return true;
  }

  Optional<Money> amount(Grid.Row row, Role role, Currency currency) {
    String cell = bare(head.cell(row, role));
    return cell.isEmpty() || cell.equals("-")
        ? Optional.empty()
        : Optional.of(
            Amounts.exact(
                head.isNumber(row, role) ? cell : style.plain(cell), currency, row.line()));
  }

  /** A number that names something; a spreadsheet may have made a decimal of it. */
  Optional<String> number(Grid.Row row, Role role) {
    Optional<String> text = head.text(row, role);
    if (text.filter(TableCells::isFloated).isPresent()) {
      throw Refusal.at(
          row.line(),
          "csv.number-lost",
          "a spreadsheet has made "
              + Refusal.quote(text.get())
              + " of a number, and lost its digits",
          "Import the file as the courier sent it, without opening and saving it in a spreadsheet.");
    }
    return text.map(t -> isWholeDecimal(t) ? t.substring(0, t.length() - 2) : t);
  }

  private static boolean isFloated(String text) {
    return (text.indexOf('E') > 0 || text.indexOf('e') > 0) && FLOATED.matcher(text).matches();
  }

  /** {@code 123.0} */
  private static boolean isWholeDecimal(String text) {
    int digits = text.length() - 2;
    return digits > 0 && text.endsWith(".0") && Shapes.digits(text, 0) == digits;
  }
}
