package org.partida.statements.table;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.partida.statements.text.Amounts;

/**
 * Account and currency as they stand above a table. Immutable.
 *
 * @param iban blanks removed
 * @param currency behind the account, or in a row of its own
 */
record TableAccount(Optional<String> iban, Optional<Currency> currency) {
  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Z]{2}\\d{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{1,4}\\b");
  private static final Pattern CURRENCY = Pattern.compile("\\b([A-Z]{3})\\b");
  private static final Pattern LABEL =
      Pattern.compile("(?i).*\\b(moneda|valuta|divisa|currency)\\b.*");

  static TableAccount above(List<Grid.Row> rows) {
    Optional<String> iban = Optional.empty();
    Optional<Currency> currency = Optional.empty();
    for (Grid.Row row : rows) {
      String whole = row.cells().stream().collect(Collectors.joining(" "));
      Matcher m = IBAN.matcher(whole);
      if (iban.isEmpty() && m.find()) {
        // a currency behind the account looks like its last group
        String found = m.group();
        boolean last =
            found.matches(".* [A-Z]{3}")
                && Amounts.currency(found.substring(found.length() - 3)).isPresent();
        int end = last ? m.end() - 4 : m.end();
        iban = Optional.of(whole.substring(m.start(), end).replace(" ", ""));
        currency = currency.or(() -> currency(whole.substring(end)));
      } else if (currency.isEmpty() && LABEL.matcher(whole).matches()) {
        currency = currency(whole);
      }
    }
    return new TableAccount(iban, currency);
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
}
