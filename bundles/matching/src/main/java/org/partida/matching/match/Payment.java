package org.partida.matching.match;

import java.util.List;
import java.util.Optional;
import org.partida.api.statement.LineRecord;
import org.partida.model.match.ItemShare;
import org.partida.model.match.LineBooking;
import org.partida.model.match.MatchProposal;

/**
 * What a line is to be: a payment of items, or money that goes to an account without a document.
 * Immutable.
 */
record Payment(List<ItemShare> shares, Optional<LineBooking> booking) {
  Payment {
    shares = List.copyOf(shares);
  }

  static Payment of(List<ItemShare> shares) {
    return new Payment(shares, Optional.empty());
  }

  static Payment of(LineBooking booking) {
    return new Payment(List.of(), Optional.of(booking));
  }

  /** What is proposed. */
  static Payment proposed(LineRecord line) {
    return line.proposal()
        .filter(MatchProposal::decides)
        .map(p -> new Payment(p.shares(), p.shares().isEmpty() ? p.booking() : Optional.empty()))
        .orElseThrow(
            () ->
                PaymentMaker.problem(
                    "match.nothing",
                    "nothing is proposed for the line",
                    line,
                    "assign the items that it pays, or book it to an account (match-book)"));
  }

  String words() {
    return booking
        .map(b -> "booked to " + b.account() + ": " + b.why())
        .orElseGet(shares::toString);
  }
}
