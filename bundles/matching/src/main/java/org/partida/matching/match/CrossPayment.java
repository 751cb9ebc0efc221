package org.partida.matching.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.partida.api.statement.LineRecord;
import org.partida.model.Money;
import org.partida.model.match.LineBooking;
import org.partida.spi.posting.ExchangeRates;

/**
 * A line in another currency than what it pays: what differs from the worth of its documents on its
 * day is an exchange difference, as far as it may be. Pure.
 */
final class CrossPayment {
  private final LineRecord line;
  private final Conversion day;
  private final Currency ledger;
  private final BigDecimal tolerance;

  CrossPayment(LineRecord line, Conversion day, Currency ledger, BigDecimal tolerance) {
    this.line = line;
    this.day = day;
    this.ledger = ledger;
    this.tolerance = tolerance;
  }

  /**
   * What goes to accounts, in the order of the bookings: one without an amount takes what the
   * documents' worth leaves.
   *
   * @param own what is paid of each document, in its currency, positive when money comes in
   */
  List<Money> booked(List<Money> own, List<LineBooking> bookings) {
    Money moved = line.line().amount();
    Money worth = Money.zero(moved.currency());
    for (Money m : own) {
      worth = worth.plus(worth(m));
    }
    if (bookings.stream().anyMatch(b -> b.amount().isEmpty())) {
      return SplitParts.amounts(line, worth, bookings);
    }
    List<Money> booked = new ArrayList<>();
    Money rest = moved.minus(worth);
    for (LineBooking b : bookings) {
      Money part = b.amount().orElseThrow();
      SplitParts.requireIn(line, b, part);
      booked.add(part);
      rest = rest.minus(part);
    }
    if (rest.abs().compareTo(Conversion.allowed(worth, tolerance)) > 0) {
      throw PaymentMaker.problem(
          "match.rest",
          "the documents are worth "
              + worth
              + " on "
              + line.line().bookingDate()
              + ", the line is "
              + moved
              + ": "
              + rest
              + " is more than an exchange difference of "
              + tolerance.toPlainString()
              + " %",
          line,
          "assign another amount of the document, give an account for the rest, or allow more"
              + " (match-options --exchange-tolerance)");
    }
    return booked;
  }

  /** The rate by which the documents are told. */
  ExchangeRates.Quote rate(List<Money> own) {
    Currency currency =
        own.stream().map(Money::currency).filter(c -> !c.equals(ledger)).findFirst().orElseThrow();
    return day.quote(currency).orElseThrow(() -> PaymentMaker.noRate(currency, line));
  }

  private Money worth(Money m) {
    Currency in = line.line().amount().currency();
    return day.worth(m, in)
        .orElseThrow(
            () ->
                PaymentMaker.noRate(
                    m.currency().equals(ledger) || day.quote(m.currency()).isPresent()
                        ? in
                        : m.currency(),
                    line));
  }
}
