package org.partida.statements.mt940;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{6})(\\d{4}|\\s{4})?\\s*(R?[CD]|E[CD])([A-Z])?(\\d+(?:[,.]\\d*)?)(.*)",
          Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("([NSF])([A-Z0-9]{2}[A-Z0-9 ])(.*)", Pattern.DOTALL);

  /**
   * What stands where a reference is expected and says that there is none, or that it is in :86:.
   */
  private static final Set<String> NO_REFERENCE =
      Set.of("NONREF", "NOREF", "EREF", "KREF", "KREF+", "MARF", "PREF", "POS", ".", "NOTPROVIDED");

  static Movement of(Field field, Currency currency) {
    String first = field.rows().get(0);
    Matcher m = FORM.matcher(first.trim());
    if (!m.matches()) {
      throw Refusal.at(
          field.line(),
          "mt940.line",
          "field :61: is not a movement (value date, entry date, C or D, amount, type): "
              + Refusal.quote(first));
    }
    LocalDate value = SwiftDate.of(m.group(1), field.line());
    boolean hasEntry = m.group(2) != null && !m.group(2).isBlank();
    String mark = m.group(3);
    boolean moneyIn = mark.equals("C") || mark.equals("RD") || mark.equals("EC");
    Money amount =
        Amounts.exact(SwiftNumber.plain(m.group(5), field.line()), currency, field.line());
    String rest = m.group(6);
    Matcher type = TYPE.matcher(rest);
    // "NONREF" alone is a missing reference, not a type "ONR"
    boolean typed = type.matches() && !rest.startsWith("NONREF");
    String refs = typed ? type.group(3) : rest;
    int slashes = refs.indexOf("//");
    return new Movement(
        field.line(),
        hasEntry ? SwiftDate.entry(m.group(2), value, field.line()) : value,
        value,
        moneyIn ? amount : amount.negate(),
        mark.startsWith("R"),
        Optional.ofNullable(m.group(4)).map(s -> s.charAt(0)),
        typed ? Optional.of(type.group(2).trim()) : Optional.empty(),
        reference(slashes < 0 ? refs : refs.substring(0, slashes)),
        slashes < 0 ? Optional.empty() : reference(refs.substring(slashes + 2)),
        extra(field.rows()));
  }

  private static Optional<String> reference(String text) {
    String ref = text.trim();
    return ref.isEmpty() || NO_REFERENCE.contains(ref) ? Optional.empty() : Optional.of(ref);
  }

  private static String extra(List<String> rows) {
    String extra = SourceText.fold(String.join(" ", rows.subList(1, rows.size())));
    // codes for machines (/OCMT/, /TRCD/), not words
    return extra.startsWith("/") ? "" : extra;
  }
}
