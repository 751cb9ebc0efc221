package org.partida.matching.match;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.api.statement.LineRecord;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.match.LineBooking;

/** How much of a line goes to each account that is no document's. Pure. */
final class SplitParts {
  private static final String CODE = "match.split";

  private SplitParts() {}

  /**
   * What can be told before the documents are known: a split that can never be booked is refused.
   */
  static Payment checked(LineRecord line, Payment decided) {
    requireSane(line, decided.bookings());
    if (decided.shares().isEmpty()) {
      amounts(line, Money.zero(line.line().amount().currency()), decided.bookings());
    }
    return decided;
  }

  /**
   * The amounts, in the order of the bookings, in the line's currency and the sign of the
   * statement.
   *
   * @param paid what the documents take of the line
   * @throws PartidaException {@code match.split} if documents and accounts are not the line
   */
  static List<Money> amounts(LineRecord line, Money paid, List<LineBooking> bookings) {
    requireSane(line, bookings);
    if (bookings.isEmpty()) {
      return List.of();
    }
    Money rest = line.line().amount().minus(paid);
    for (LineBooking b : bookings) {
      rest = b.amount().map(rest::minus).orElse(rest);
    }
    Optional<LineBooking> taker = bookings.stream().filter(b -> b.amount().isEmpty()).findFirst();
    if (taker.isPresent() == rest.isZero()) {
      throw taker.isPresent() ? nothingLeft(line, taker.get()) : notTheLine(line, paid, rest);
    }
    List<Money> amounts = new ArrayList<>();
    for (LineBooking b : bookings) {
      amounts.add(b.amount().orElse(rest));
    }
    return amounts;
  }

  private static void requireSane(LineRecord line, List<LineBooking> bookings) {
    if (bookings.stream().filter(b -> b.amount().isEmpty()).count() > 1) {
      throw PaymentMaker.problem(
          CODE,
          "more than one account has no amount",
          line,
          "only one account can take what is left: give the others an amount");
    }
    for (LineBooking b : bookings) {
      b.amount().ifPresent(a -> requireIn(line, b, a));
    }
  }

  /** An account gets an amount of the line, in the line's currency. */
  static void requireIn(LineRecord line, LineBooking b, Money amount) {
    Currency currency = line.line().amount().currency();
    if (amount.isZero() || !amount.currency().equals(currency)) {
      throw PaymentMaker.problem(
          CODE,
          amount + " cannot go to " + b.account(),
          line,
          "give an amount in " + currency + " that is not nought");
    }
  }

  private static PartidaException nothingLeft(LineRecord line, LineBooking taker) {
    return PaymentMaker.problem(
        CODE,
        "nothing of " + line.line().amount() + " is left for " + taker.account(),
        line,
        "leave the account out, or give the others less");
  }

  private static PartidaException notTheLine(LineRecord line, Money paid, Money rest) {
    Money moved = line.line().amount();
    return PaymentMaker.problem(
        CODE,
        "documents of "
            + paid
            + " and accounts of "
            + moved.minus(paid).minus(rest)
            + " are not the line of "
            + moved
            + ": "
            + rest
            + " is left",
        line,
        "give one account without an amount: it takes what is left; amounts of accounts have the"
            + " sign of the statement, minus when money goes out");
  }
}
