package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/** One document and what happened to it. */
final class Paid {
  private final Books books;
  private final AccountCode third;
  private final Money original;
  private final List<Voucher> history = new ArrayList<>();
  private Money residual;

  Paid(Books books, Voucher booking) {
    this.books = books;
    VoucherLine item =
        booking.lines().stream().filter(l -> l.openItem().isPresent()).findFirst().orElseThrow();
    this.third = item.account();
    this.original = item.signed();
    this.residual = original;
    history.add(booking);
  }

  Money residual() {
    return residual;
  }

  Voucher pay(String amount) {
    Money in = Money.of(amount, "RON");
    Voucher v =
        Books.RULES.pay(
            new PaymentPosting(
                books.profile(),
                new ExternalId("pay-" + history.size()),
                LocalDate.of(2026, 10, 20),
                in,
                AccountCode.of("5121"),
                "payment",
                "EX-1/" + history.size(),
                List.of(
                    new PaymentPosting.Part(
                        third,
                        PartnerRef.of(Sample.PARTNER),
                        "F1",
                        in,
                        Optional.of(new PaymentPosting.Item(original, residual, history)))),
                List.of()));
    residual = residual.minus(in);
    history.add(v);
    return v;
  }

  void undoLast() {
    Voucher last = history.get(history.size() - 1);
    history.add(
        Books.RULES.reverse(
            last,
            new ReversalOrder(
                new ExternalId("undo-" + history.size()), last.date(), StornoStyle.RED, "x")));
    residual =
        residual.plus(
            last.lines().stream()
                .filter(l -> l.account().equals(third))
                .map(VoucherLine::signed)
                .reduce(Money::plus)
                .orElseThrow()
                .negate());
  }

  Money balance(String synthetic) {
    return history.stream()
        .flatMap(v -> v.lines().stream())
        .filter(l -> l.account().synthetic().equals(synthetic))
        .map(VoucherLine::signed)
        .reduce(Money.of("0", "RON"), Money::plus);
  }
}
