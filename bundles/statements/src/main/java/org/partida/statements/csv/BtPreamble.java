package org.partida.statements.csv;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.partida.statements.table.Grid;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Refusal;

/** What stands above the table: account, currency, number of movements. Immutable. */
record BtPreamble(Optional<String> account, Optional<Currency> currency, Optional<Integer> count) {
  private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b");
  private static final Pattern CURRENCY = Pattern.compile("\\b([A-Z]{3})\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  static BtPreamble of(List<Grid.Row> rows, String countLabel) {
    Optional<String> account = Optional.empty();
    Optional<Currency> currency = Optional.empty();
    Optional<Integer> count = Optional.empty();
    for (Grid.Row row : rows) {
      String whole = row.cells().stream().collect(Collectors.joining(" "));
      String label = Kinds.plain(row.cell(0));
      Matcher iban = IBAN.matcher(whole);
      if (account.isEmpty() && iban.find()) {
        account = Optional.of(iban.group());
        // the currency stands behind the account, or in a row of its own
        currency = currency(whole.substring(iban.end()));
      } else if (currency.isEmpty() && (label.startsWith("moneda") || label.startsWith("valuta"))) {
        currency = currency(whole);
      } else if (label.startsWith(countLabel)) {
        count = count(row, whole);
      }
    }
    return new BtPreamble(account, currency, count);
  }

  private static Optional<Currency> currency(String text) {
    Matcher m = CURRENCY.matcher(text);
    while (m.find()) {
      Optional<Currency> currency = Amounts.currency(m.group(1));
      if (currency.isPresent()) {
        return currency;
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> count(Grid.Row row, String whole) {
    Matcher m = NUMBER.matcher(whole);
    if (!m.find()) {
      throw Refusal.at(
          row.line(),
          "bt-csv.count",
          "the number of movements is missing: " + Refusal.quote(whole));
    }
    return Optional.of(Integer.valueOf(m.group()));
  }
}
