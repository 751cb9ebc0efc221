package org.partida.statements.camt;

import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.model.statement.Turnover;
import org.partida.spi.statement.StatementSink;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Refusal;

/**
 * One Stmt, Rpt or Ntfctn: its head, its balances, what its booked lines come to; the lines were
 * handed on. Built by one thread, then only read.
 */
final class StatementPart {
  private final int line;
  private final Optional<Node> account;
  private final Optional<Node> period;
  private final Optional<String> number;
  private final List<Node> balances;
  private final Booked lines;
  private final int unbooked;

  /**
   * What lines come to.
   *
   * @param rows of each currency the first line's row
   */
  private record Booked(Turnover turnover, Map<Currency, Integer> rows) {
    void add(StatementLine l) {
      turnover.add(l);
      rows.putIfAbsent(l.amount().currency(), l.row());
    }
  }

  private StatementPart(int line, Node head, Booked lines, int unbooked) {
    this.line = line;
    this.account = head.first("Acct");
    this.period = head.first("FrToDt");
    this.number =
        head.value("ElctrncSeqNb").or(() -> head.value("LglSeqNb")).or(() -> head.value("Id"));
    this.balances = head.all("Bal");
    this.lines = lines;
    this.unbooked = unbooked;
  }

  /**
   * Reads the part whose start tag was read; entries are taken one by one, so that a long statement
   * needs little memory.
   */
  static StatementPart read(Cursor cursor, Entries entries, StatementSink sink) {
    int line = cursor.line();
    Node head = new Node("head", line, Optional.empty());
    Booked lines = new Booked(new Turnover(), new LinkedHashMap<>());
    int unbooked = 0;
    while (cursor.nextChild()) {
      if (cursor.name().equals("Ntry")) {
        Node entry = cursor.take();
        Optional<StatementLine> read = entries.line(entry, ownAccount(head));
        read.ifPresent(lines::add);
        read.ifPresent(sink::line);
        unbooked += read.isPresent() ? 0 : 1;
      } else {
        head.add(cursor.take());
      }
    }
    return new StatementPart(line, head, lines, unbooked);
  }

  Optional<String> bank() {
    return account
        .flatMap(a -> a.first("Svcr", "FinInstnId"))
        .flatMap(i -> i.value("Nm").or(() -> i.value("BICFI")).or(() -> i.value("BIC")));
  }

  /**
   * The statement without its lines; empty if the file says nothing of an account that could be
   * kept (no currency and no line).
   */
  Optional<Statement> statement(List<Problem> warnings) {
    String id =
        account
            .flatMap(StatementPart::accountId)
            .orElseThrow(
                () -> Refusal.at(line, "camt.account", "the statement names no account (Acct/Id)"));
    if (unbooked > 0) {
      warnings.add(
          Refusal.warning(
              line,
              "camt.not-booked",
              unbooked + " entries of " + id + " are pending or for information and were left out",
              "Nothing to do: they come again when the bank books them."));
    }
    Optional<Currency> currency = currency();
    if (currency.isEmpty()) {
      warnings.add(
          Refusal.warning(
              line,
              "camt.currency",
              "the statement of " + id + " names no currency and has no entry; it was left out",
              "Nothing to do unless movements are missing."));
      return Optional.empty();
    }
    checkCurrency(currency.get());
    Optional<Money> opening = balance(currency.get(), warnings, "OPBD", "PRCD");
    Optional<Money> closing = balance(currency.get(), warnings, "CLBD");
    Statement statement =
        new Statement(id, currency.get(), from(), to(), opening, closing, number, List.of());
    sumFits(opening.orElse(Money.zero(currency.get())));
    return Optional.of(statement);
  }

  private void sumFits(Money opening) {
    if (!lines.turnover().fits(opening.minor())) {
      throw Amounts.beyond(line);
    }
  }

  private void checkCurrency(Currency currency) {
    lines
        .rows()
        .forEach(
            (other, row) -> {
              if (!other.equals(currency)) {
                throw Refusal.at(
                    line,
                    "camt.currency-differs",
                    "entry " + row + " is in " + other + ", the account is kept in " + currency,
                    "Ask the bank for a statement in the currency of the account.");
              }
            });
  }

  private Optional<Currency> currency() {
    return account
        .flatMap(a -> a.value("Ccy"))
        .flatMap(Amounts::currency)
        .or(() -> balances.stream().flatMap(b -> currencyOf(b).stream()).findFirst())
        .or(() -> lines.rows().keySet().stream().findFirst());
  }

  private static Optional<Currency> currencyOf(Node balance) {
    return balance.first("Amt").flatMap(Node::currency).flatMap(Amounts::currency);
  }

  private static Optional<String> codeOf(Node balance) {
    return balance.value("Tp", "CdOrPrtry", "Cd").or(() -> balance.value("Tp", "Cd"));
  }

  private Optional<Money> balance(Currency currency, List<Problem> warnings, String... codes) {
    for (String code : codes) {
      Optional<Node> balance =
          balances.stream().filter(b -> codeOf(b).filter(code::equals).isPresent()).findFirst();
      Optional<Node> amount = balance.flatMap(b -> b.first("Amt"));
      if (amount.isPresent()
          && !amount
              .get()
              .currency()
              .orElse(currency.getCurrencyCode())
              .equals(currency.getCurrencyCode())) {
        warnings.add(
            Refusal.warning(
                amount.get().line(),
                "camt.currency-differs",
                "balance " + code + " is in another currency than the account",
                "The balance was left out, so the chain is unknown; ask the bank for a correct statement."));
      } else if (amount.isPresent()) {
        return Optional.of(Entries.signed(balance.get(), amount.get(), currency));
      }
    }
    return Optional.empty();
  }

  private Optional<LocalDate> from() {
    return period
        .flatMap(p -> Entries.date(p, "FrDt").or(() -> Entries.date(p, "FrDtTm")))
        .or(() -> days(lines.turnover().first()).min(LocalDate::compareTo));
  }

  private Optional<LocalDate> to() {
    return period
        .flatMap(p -> Entries.date(p, "ToDt").or(() -> Entries.date(p, "ToDtTm")))
        .or(() -> days(lines.turnover().last()).max(LocalDate::compareTo));
  }

  private Stream<LocalDate> days(Optional<LocalDate> ofLines) {
    return Stream.concat(
        balances.stream().flatMap(b -> b.first("Dt").flatMap(Entries::dateIn).stream()),
        ofLines.stream());
  }

  private static Optional<String> ownAccount(Node head) {
    return head.first("Acct").flatMap(StatementPart::accountId);
  }

  static Optional<String> accountId(Node account) {
    return account
        .value("Id", "IBAN")
        .or(() -> account.value("Id", "Othr", "Id"))
        .or(() -> account.value("Id", "PrtryAcct", "Id"))
        .or(() -> account.value("Id", "BBAN"))
        .map(id -> id.replace(" ", ""));
  }
}
