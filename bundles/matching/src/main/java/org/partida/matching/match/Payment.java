package org.partida.matching.match;

import java.util.List;
import org.partida.api.match.LineSplit;
import org.partida.api.statement.LineRecord;
import org.partida.model.match.ItemShare;
import org.partida.model.match.LineBooking;
import org.partida.model.match.MatchProposal;

/**
 * What a line is to be: a payment of items, money that goes to accounts without a document, or
 * both. Immutable.
 */
record Payment(List<ItemShare> shares, List<LineBooking> bookings) {
  Payment {
    shares = List.copyOf(shares);
    bookings = List.copyOf(bookings);
  }

  /** What a person says. */
  static Payment of(LineSplit split, String who) {
    return new Payment(split.shares(), split.accounts().stream().map(p -> said(p, who)).toList());
  }

  private static LineBooking said(LineSplit.Part p, String who) {
    return new LineBooking(
        p.account(),
        p.amount(),
        p.partner(),
        LineBooking.By.PERSON,
        false,
        p.account() + ", said " + who + ": " + p.reason());
  }

  /** What is proposed. */
  static Payment proposed(LineRecord line) {
    return line.proposal()
        .filter(MatchProposal::decides)
        .map(p -> new Payment(p.shares(), p.bookings()))
        .orElseThrow(
            () ->
                PaymentMaker.problem(
                    "match.nothing",
                    "nothing is proposed for the line",
                    line,
                    "assign the items that it pays, or book it to an account (match-book)"));
  }

  String words() {
    String booked =
        String.join(
            "; ",
            bookings.stream()
                .map(
                    b ->
                        b.amount().map(a -> a + " ").orElse("")
                            + "booked to "
                            + b.account()
                            + ": "
                            + b.why())
                .toList());
    if (shares.isEmpty()) {
      return booked;
    }
    return bookings.isEmpty() ? shares.toString() : shares + "; " + booked;
  }
}
