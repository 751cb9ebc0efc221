package org.partida.posting.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PaymentPosting;

/**
 * Treasury against third parties, and what is not a document (bank fee, cent, exchange difference).
 * Money in is a debit of the treasury account and a credit of what it pays. An amount of zero is a
 * compensation: parts against parts. Stateless.
 */
public final class Payments {
  private final String rule;
  private final BiFunction<PaymentPosting, PaymentPosting.Part, List<VoucherLine>> consequences;
  private final BiFunction<LocalDate, Boolean, AccountCode> exchange;

  /**
   * The rule id that the lines carry, and what a country's law makes of a part that is paid: lines
   * that are nought together.
   *
   * @param exchange the account of an exchange difference of a day, of a gain if true
   */
  public Payments(
      String rule,
      BiFunction<PaymentPosting, PaymentPosting.Part, List<VoucherLine>> consequences,
      BiFunction<LocalDate, Boolean, AccountCode> exchange) {
    this.rule = rule;
    this.consequences = consequences;
    this.exchange = exchange;
  }

  /**
   * The voucher of a payment.
   *
   * @throws PartidaException if parts and difference are not the amount, or nothing is paid
   */
  public Voucher voucher(PaymentPosting p) {
    Money difference = difference(p);
    List<VoucherLine> lines = new ArrayList<>();
    String kind = p.amount().isZero() ? "compensation " : "payment ";
    String means =
        kind + p.reference() + " of " + p.date() + p.dated().map(d -> " (" + d + ")").orElse("");
    add(
        lines,
        p.treasury(),
        p.amount(),
        p.holder().map(PaymentPosting.Holder::partner),
        p.holder().map(PaymentPosting.Holder::number),
        p.foreign().map(PaymentPosting.Foreign::amount).filter(m -> isForeign(m, p)),
        p.amount().abs() + (in(p.amount()) ? " came in" : " went out") + " by " + means + rate(p));
    parts(p, means, lines);
    for (PaymentPosting.Difference d : p.differences()) {
      add(
          lines,
          d.account(),
          d.amount().negate(),
          d.partner(),
          Optional.empty(),
          Optional.empty(),
          d.why() + " (" + means + ")");
    }
    if (!difference.isZero()) {
      lines.addAll(exchange(p, difference));
    }
    for (PaymentPosting.Part part : p.parts()) {
      lines.addAll(consequences.apply(p, part));
    }
    if (lines.size() < 2) {
      throw problem(
          p,
          "payment.empty",
          "nothing is paid by " + means,
          "give what the payment settles, or a difference");
    }
    return new Voucher(
        p.externalId(),
        p.profile().company(),
        p.date(),
        p.date(),
        journal(p),
        p.reference(),
        p.text(),
        lines,
        Optional.empty());
  }

  private void parts(PaymentPosting p, String means, List<VoucherLine> lines) {
    for (int i = 0; i < p.parts().size(); i++) {
      PaymentPosting.Part part = p.parts().get(i);
      int at = i;
      String why =
          part.number()
              + " of "
              + part.partner().name()
              + ": "
              + part.amount().abs()
              + " settled by "
              + means;
      add(
          lines,
          part.account(),
          part.amount().negate(),
          Optional.of(part.partner()),
          Optional.of(part.number()),
          p.foreign().map(f -> f.parts().get(at)).filter(m -> isForeign(m, p)),
          why);
    }
  }

  private void add(
      List<VoucherLine> to,
      AccountCode account,
      Money debit,
      Optional<PartnerRef> partner,
      Optional<String> item,
      Optional<Money> original,
      String why) {
    if (!debit.isZero()) {
      Side side = in(debit) ? Side.D : Side.C;
      to.add(
          new VoucherLine(
              account,
              side,
              debit.abs(),
              original.map(Money::abs),
              partner,
              Optional.empty(),
              item,
              Optional.empty(),
              Map.of(),
              rule,
              why));
    }
  }

  private static String rate(PaymentPosting p) {
    return p.foreign().map(f -> " at " + f.rate().words()).orElse("");
  }

  private List<VoucherLine> exchange(PaymentPosting p, Money difference) {
    List<VoucherLine> lines = new ArrayList<>();
    AccountCode account = exchange.apply(p.date(), in(difference));
    String why =
        account
            + ": exchange difference, "
            + moneyInCurrency(p)
            + rate(p)
            + " against what was carried";
    add(
        lines,
        account,
        difference.negate(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        why);
    return lines;
  }

  private static boolean isForeign(Money m, PaymentPosting p) {
    return !m.currency().equals(p.amount().currency());
  }

  /** The money itself, or what of documents it pays where these alone are in another currency. */
  private static String moneyInCurrency(PaymentPosting p) {
    PaymentPosting.Foreign f = p.foreign().orElseThrow();
    return isForeign(f.amount(), p)
        ? f.amount().abs().toString()
        : f.parts().stream().map(m -> m.abs().toString()).collect(Collectors.joining(" + "));
  }

  /** What the money is worth more than what it pays; nought unless it is in another currency. */
  private static Money difference(PaymentPosting p) {
    Money sum = Money.zero(p.amount().currency());
    for (PaymentPosting.Difference d : p.differences()) {
      sum = sum.plus(d.amount());
    }
    for (PaymentPosting.Part part : p.parts()) {
      sum = sum.plus(part.amount());
    }
    if (!sum.equals(p.amount()) && p.foreign().isEmpty()) {
      String message =
          "the parts and the differences are " + sum + ", the payment is " + p.amount();
      throw problem(
          p,
          "payment.sum",
          message,
          "correct the parts, or declare the difference with its account");
    }
    return p.amount().minus(sum);
  }

  private static PartidaException problem(
      PaymentPosting p, String code, String message, String fix) {
    return new PartidaException(new Problem(code, message, "payment " + p.reference(), fix));
  }

  private static Journal journal(PaymentPosting p) {
    if (p.amount().isZero()) {
      return Journal.MISC;
    }
    return p.treasury().synthetic().startsWith("531") ? Journal.CASH : Journal.BANK;
  }

  private static boolean in(Money m) {
    return m.signum() > 0;
  }
}
