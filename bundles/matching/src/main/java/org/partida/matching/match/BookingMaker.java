package org.partida.matching.match;

import java.util.List;
import java.util.Optional;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.statement.LineRecord;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.match.LineBooking;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile;

/** Makes the payment to post of a line without a document. Pure. */
final class BookingMaker {
  private BookingMaker() {}

  static PaymentPosting make(
      Company company,
      PostingProfile profile,
      LineRecord line,
      LineBooking booking,
      ExternalId id,
      String transfer) {
    BankAccount account = PaymentMaker.account(company, line);
    AccountCode treasury = AccountCode.of(account.account());
    if (treasury.equals(booking.account())) {
      throw PaymentMaker.problem(
          "match.account",
          booking.account() + " is the account that the money is on already",
          line,
          "give the account that it goes to or comes from");
    }
    Optional<PaymentPosting.Foreign> foreign =
        line.line().amount().currency().equals(company.currency())
            ? Optional.empty()
            : Optional.of(
                new PaymentPosting.Foreign(
                    line.line().amount(), List.of(), PaymentMaker.rate(profile, line)));
    Money amount =
        foreign
            .map(
                f ->
                    Money.round(f.amount().decimal().multiply(f.rate().rate()), company.currency()))
            .orElse(line.line().amount());
    return new PaymentPosting(
        profile.alone(),
        id,
        line.line().bookingDate(),
        amount,
        treasury,
        line.line().text(),
        line.line().bankRef().orElse(line.id()),
        List.of(),
        Optional.of(
            new PaymentPosting.Difference(
                booking.account(), amount, booking.why(), booking.partner())),
        foreign,
        PaymentMaker.holder(account, transfer));
  }
}
