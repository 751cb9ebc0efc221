package org.partida.bench.market;

import java.math.BigDecimal;
import org.partida.model.Money;
import org.partida.model.statement.StatementLine;

/** The company whose account it is, and how amounts are printed. Stateless. */
final class Own {
  static final String NAME = "ATELIER NORD SRL";
  static final String TAX_ID = "14399840";
  static final String IBAN = "RO40BTRLRONCRT0000112233";

  private Own() {}

  /** Without a sign. */
  static String plain(Money amount, char point) {
    return BigDecimal.valueOf(Math.abs(amount.minor()), 2).toPlainString().replace('.', point);
  }

  static String signed(Money amount, char point) {
    return (amount.signum() < 0 ? "-" : "") + plain(amount, point);
  }

  static String name(StatementLine l) {
    return l.counterparty().name().orElse("");
  }

  static String iban(StatementLine l) {
    return l.counterparty().iban().orElse("");
  }

  static String tax(StatementLine l) {
    return l.counterparty().taxId().orElse("");
  }

  /** A text in pieces of a width; at most so many, the rest is lost as at the bank. */
  static String piece(String text, int number, int width) {
    int from = Math.min(text.length(), number * width);
    return text.substring(from, Math.min(text.length(), from + width));
  }
}
