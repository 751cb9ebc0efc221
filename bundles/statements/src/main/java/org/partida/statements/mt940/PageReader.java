package org.partida.statements.mt940;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.Problem;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.Table;

/** Reads one message, field by field. One use, one thread. */
final class PageReader {
  private static final Pattern FLOOR_OR_TOTAL = Pattern.compile("\\d*([A-Z]{3}).*");
  private static final Pattern UNTIL = Pattern.compile("(\\d{6})\\d{4}.*");

  private final Message message;
  private final Layouts layouts;
  private final Table banks;
  private final List<Problem> warnings;
  private final Pages pages;
  private final Account account;
  private final Currency currency;
  private boolean begun;
  private Optional<String> number = Optional.empty();
  private Optional<Balance> opening = Optional.empty();
  private Optional<Balance> closing = Optional.empty();
  private Optional<LocalDate> until = Optional.empty();
  private Field movement;
  private int firstRow;
  private final List<String> details = new ArrayList<>();

  PageReader(Message message, Layouts layouts, Table banks, List<Problem> warnings, Pages pages) {
    this.message = message;
    this.banks = banks;
    this.layouts = layouts;
    this.warnings = warnings;
    this.pages = pages;
    this.account =
        message
            .first("25")
            .or(() -> message.first("25P"))
            .map(f -> Account.of(f.value()))
            .filter(a -> !a.id().isEmpty())
            .orElseThrow(
                () ->
                    Refusal.at(
                        message.line(),
                        "mt940.account",
                        "the statement names no account (field :25:)"));
    this.currency = currency(message.line());
  }

  /** Behind the last field. */
  void end() {
    flush();
    closing = sameCurrency();
    begin();
    pages.end(page());
  }

  /** As far as it was read. */
  private Page page() {
    return new Page(account.id(), currency, number, opening, closing, until, message.line());
  }

  private void begin() {
    if (!begun) {
      begun = true;
      pages.begin(page());
    }
  }

  void field(Field field) {
    switch (field.tag()) {
      case "28", "28C" -> number = number(field.value());
      case "60F", "60M" -> open(field);
      case "61" -> {
        flush();
        inOrder(field, closing.isEmpty());
        movement = field;
      }
      case "86" -> {
        // before the first movement and behind the closing balance it speaks of the statement
        if (movement != null) {
          details.addAll(field.rows());
        }
      }
      case "62F", "62M" -> {
        flush();
        inOrder(field, closing.isEmpty());
        closing = Optional.of(Balance.of(field));
      }
      case "64", "65", "90C", "90D" -> flush();
      case "13D", "13" -> {
        Matcher m = UNTIL.matcher(field.value());
        until =
            m.matches() ? Optional.of(SwiftDate.of(m.group(1), field.line())) : Optional.empty();
      }
      default -> {
        // 20, 21, 34F, NS carry nothing that a statement line needs
      }
    }
  }

  private void open(Field field) {
    inOrder(field, opening.isEmpty() && !begun && movement == null && closing.isEmpty());
    opening = Optional.of(Balance.of(field));
  }

  private static void inOrder(Field field, boolean ok) {
    if (!ok) {
      throw Refusal.at(
          field.line(),
          "mt940.order",
          "field :" + field.tag() + ": stands where another statement should begin with :20:");
    }
  }

  private void flush() {
    if (movement == null) {
      return;
    }
    Movement m = Movement.of(movement, currency);
    Details d = layouts.read(details, firstRow(), m.amount().signum() >= 0);
    String text = d.text().contains(m.extra()) ? d.text() : (m.extra() + " " + d.text()).trim();
    LineKind kind =
        m.reversal()
            ? LineKind.REVERSAL
            : Kinds.shared().of(m.type(), text, d.other(), m.amount().signum() < 0);
    warnAboutLetter(m);
    begin();
    pages.line(
        new StatementLine(
            m.line(),
            m.booking(),
            Optional.of(m.value()),
            m.amount(),
            d.other(),
            text,
            m.bankRef(),
            d.endToEnd().or(m::customerRef),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            kind));
    movement = null;
    details.clear();
  }

  private int firstRow() {
    if (firstRow == 0) {
      firstRow = widthOfFirstRow();
    }
    return firstRow;
  }

  private int widthOfFirstRow() {
    return account
        .bankCode()
        .flatMap(code -> banks.get("first-row." + code))
        .map(Integer::valueOf)
        .orElse(Rows.FIRST_WIDTH);
  }

  private void warnAboutLetter(Movement m) {
    char third = currency.getCurrencyCode().charAt(2);
    if (m.currencyLetter().isPresent() && m.currencyLetter().get() != third) {
      warnings.add(
          Refusal.warning(
              m.line(),
              "mt940.currency-letter",
              "the movement carries the currency letter "
                  + m.currencyLetter().get()
                  + ", the account is kept in "
                  + currency,
              "Check with the bank in which currency this movement is."));
    }
  }

  private Optional<Balance> sameCurrency() {
    if (closing.isPresent() && !closing.get().amount().currency().equals(currency)) {
      warnings.add(
          Refusal.warning(
              closing.get().line(),
              "mt940.currency-differs",
              "the statement opens in "
                  + currency
                  + " and closes in "
                  + closing.get().amount().currency(),
              "The closing balance was left out, so the chain is unknown; ask the bank for a correct statement."));
      return Optional.empty();
    }
    return closing;
  }

  private Currency currency(int line) {
    for (String tag : List.of("60F", "60M", "62F", "62M")) {
      Optional<Field> balance = message.first(tag);
      if (balance.isPresent()) {
        return Balance.of(balance.get()).amount().currency();
      }
    }
    for (String tag : List.of("34F", "90C", "90D")) {
      Matcher m = FLOOR_OR_TOTAL.matcher(message.first(tag).map(Field::value).orElse(""));
      Optional<Currency> currency = m.matches() ? Amounts.currency(m.group(1)) : Optional.empty();
      if (currency.isPresent()) {
        return currency.get();
      }
    }
    return account
        .currency()
        .orElseThrow(
            () ->
                Refusal.at(
                    line,
                    "mt940.currency",
                    "the statement names no currency: it has no balance field"));
  }

  private static Optional<String> number(String value) {
    int slash = value.indexOf('/');
    String number = (slash < 0 ? value : value.substring(0, slash)).trim();
    return number.isEmpty() ? Optional.empty() : Optional.of(number);
  }
}
