package org.partida.model.statement;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;

/**
 * A statement of one account over some days. Immutable.
 *
 * @param account IBAN or the source's own account id, blanks removed
 * @param currency the account's currency
 * @param from first day covered, if the file says so
 * @param to last day covered, if the file says so
 * @param opening opening balance
 * @param closing closing balance
 * @param number the bank's statement number
 * @param lines in file order
 */
public record Statement(
    String account,
    Currency currency,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<Money> opening,
    Optional<Money> closing,
    Optional<String> number,
    List<StatementLine> lines) {

  public Statement {
    lines = List.copyOf(lines);
  }

  /** The same with other lines, or with none. */
  public Statement withLines(List<StatementLine> others) {
    return new Statement(account, currency, from, to, opening, closing, number, others);
  }

  /** Opening plus movements against closing. */
  public Chain chain() {
    if (opening.isEmpty() || closing.isEmpty()) {
      return Chain.UNKNOWN;
    }
    Money sum = opening.get();
    for (StatementLine l : lines) {
      sum = sum.plus(l.amount());
    }
    return sum.equals(closing.get()) ? Chain.OK : Chain.BROKEN;
  }
}
