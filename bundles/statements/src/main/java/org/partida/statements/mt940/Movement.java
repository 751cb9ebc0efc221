package org.partida.statements.mt940;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.Money;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;

/**
 * A statement line field ({@code :61:}). The reversal of a debit (RD) brings money in, that of a
 * credit (RC) takes it out. Immutable.
 *
 * @param booking entry date, or the value date if there is none
 * @param currencyLetter third letter of the currency, if the bank writes it
 * @param type the three characters after N, S or F
 * @param extra the second row
 */
record Movement(
    int line,
    LocalDate booking,
    LocalDate value,
    Money amount,
    boolean reversal,
    Optional<Character> currencyLetter,
    Optional<String> type,
    Optional<String> customerRef,
    Optional<String> bankRef,
    String extra) {
  /**
   * What stands where a reference is expected and says that there is none, or that it is in :86:.
   */
  private static final Set<String> NO_REFERENCE =
      Set.of("NONREF", "NOREF", "EREF", "KREF", "KREF+", "MARF", "PREF", "POS", ".", "NOTPROVIDED");

  static Movement of(Field field, Currency currency) {
    String first = field.rows().get(0);
    MovementParts parts = MovementParts.of(first.trim());
    if (parts == null) {
      throw Refusal.at(
          field.line(),
          "mt940.line",
          "field :61: is not a movement (value date, entry date, C or D, amount, type): "
              + Refusal.quote(first));
    }
    LocalDate value = SwiftDate.of(parts.value(), field.line());
    String mark = parts.mark();
    boolean moneyIn = mark.equals("C") || mark.equals("RD") || mark.equals("EC");
    Money amount =
        Amounts.exact(SwiftNumber.plain(parts.amount(), field.line()), currency, field.line());
    String rest = parts.rest();
    // "NONREF" alone is a missing reference, not a type "ONR"
    boolean typed = parts.startsWithType() && !rest.startsWith("NONREF");
    String refs = typed ? rest.substring(4) : rest;
    int slashes = refs.indexOf("//");
    return new Movement(
        field.line(),
        parts.entry().isEmpty() ? value : SwiftDate.entry(parts.entry(), value, field.line()),
        value,
        moneyIn ? amount : amount.negate(),
        mark.startsWith("R"),
        parts.letter(),
        typed ? Optional.of(rest.substring(1, 4).trim()) : Optional.empty(),
        reference(slashes < 0 ? refs : refs.substring(0, slashes)),
        slashes < 0 ? Optional.empty() : reference(refs.substring(slashes + 2)),
        extra(field.rows()));
  }

  private static Optional<String> reference(String text) {
    String ref = text.trim();
    return ref.isEmpty() || NO_REFERENCE.contains(ref) ? Optional.empty() : Optional.of(ref);
  }

  private static String extra(List<String> rows) {
    if (rows.size() == 1) {
      return "";
    }
    String extra = SourceText.fold(String.join(" ", rows.subList(1, rows.size())));
    // codes for machines (/OCMT/, /TRCD/), not words
    return extra.startsWith("/") ? "" : extra;
  }
}
