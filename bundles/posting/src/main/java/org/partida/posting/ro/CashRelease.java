package org.partida.posting.ro;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PaymentPosting;

/**
 * The VAT on cash that a payment makes chargeable (art. 282(3)-(8) for the seller, 297(2)-(3) for
 * the buyer): it leaves 4428 for 4427 or 4426 in proportion to what is paid of the document, each
 * rate by itself, half up; the payment that closes the document takes the rest, so that 4428 closes
 * at zero. What is still in 4428 follows from the vouchers that concern the document, so that a
 * correction, a counter-entry or an undone payment counts without more ado. Thread-safe.
 */
final class CashRelease {
  /** Ends the name of a treatment whose VAT is not chargeable yet. */
  private static final String WAITING = "CASH";

  /** Ends the name of the same treatment once it is. */
  private static final String DUE = ".DUE";

  private final RoData data;
  private final String rule;

  CashRelease(RoData data, String version) {
    this.data = data;
    this.rule = "ro.vat-on-cash/" + version;
  }

  /** What lies in 4428 for a document; the account comes first, since one may be split by rate. */
  private record Key(
      AccountCode account,
      String treatment,
      Percent rate,
      Percent deductible,
      Optional<String> productCode) {}

  /** Sums of a lot; VAT is debit-positive. */
  private static final class Lot {
    private Money booked;
    private Money left;
    private Money baseBooked;
    private Money baseLeft;

    Lot(Money zero) {
      booked = zero;
      left = zero;
      baseBooked = zero;
      baseLeft = zero;
    }

    void add(Money vat, Money base, boolean ofTheDocument) {
      left = left.plus(vat);
      baseLeft = baseLeft.plus(base);
      if (ofTheDocument) {
        booked = booked.plus(vat);
        baseBooked = baseBooked.plus(base);
      }
    }
  }

  /** The lines for one part of a payment; together they are nought. */
  List<VoucherLine> lines(PaymentPosting p, PaymentPosting.Part part) {
    List<VoucherLine> lines = new ArrayList<>();
    part.item()
        .ifPresent(
            item ->
                lots(part, item, Money.zero(p.amount().currency()))
                    .forEach((key, lot) -> release(p, part, item, key, lot, lines)));
    return lines;
  }

  private Map<Key, Lot> lots(PaymentPosting.Part part, PaymentPosting.Item item, Money zero) {
    Map<Key, Lot> lots = new LinkedHashMap<>();
    for (Voucher v : item.history()) {
      for (VoucherLine l : v.lines()) {
        if (waits(l, v, part)) {
          TaxFacts t = l.tax().orElseThrow();
          Key key = new Key(l.account(), t.treatment(), t.rate(), t.deductible(), t.productCode());
          lots.computeIfAbsent(key, k -> new Lot(zero))
              .add(l.signed(), t.base(), t.document().isEmpty());
        }
      }
    }
    return lots;
  }

  private boolean waits(VoucherLine l, Voucher v, PaymentPosting.Part part) {
    return l.tax().filter(t -> t.treatment().endsWith(WAITING)).isPresent()
        && l.account().synthetic().equals(account(Accounts.Role.VAT_CASH_SALE, v).synthetic())
        && l.partner().filter(who -> who.key().equals(part.partner().key())).isPresent()
        && l.tax().flatMap(TaxFacts::document).orElse(v.documentNumber()).equals(part.number());
  }

  private AccountCode account(Accounts.Role role, Voucher v) {
    return data.accounts().of(role, v.date());
  }

  private void release(
      PaymentPosting p,
      PaymentPosting.Part part,
      PaymentPosting.Item item,
      Key key,
      Lot lot,
      List<VoucherLine> lines) {
    boolean closes = part.amount().abs().equals(item.residual().abs());
    Money vat = closes ? lot.left : share(lot.booked, lot.left, part, item);
    Money base = closes ? lot.baseLeft : share(lot.baseBooked, lot.baseLeft, part, item);
    if (vat.isZero()) {
      return;
    }
    boolean sale = key.treatment().contains(".SALE");
    AccountCode due =
        data.accounts()
            .of(sale ? Accounts.Role.VAT_COLLECTED : Accounts.Role.VAT_DEDUCTIBLE, p.date());
    String why =
        " "
            + part.number()
            + " of "
            + part.partner().name()
            + ": "
            + part.amount().abs()
            + " of "
            + item.original().abs()
            + (closes ? " paid, which closes it: the rest of its VAT at " : " paid: of its VAT at ")
            + key.rate()
            + " % "
            + vat.abs()
            + (sale ? " becomes due" : " may be deducted")
            + (sale ? " (art. 282)" : " (art. 297)");
    Side out = vat.signum() < 0 ? Side.D : Side.C;
    lines.add(line(p, part, key, key.account(), out, vat, base.negate(), false, why));
    lines.add(line(p, part, key, due, out.opposite(), vat, base, true, why));
  }

  /** In proportion to what is paid of the document, and never more than is left. */
  private static Money share(
      Money booked, Money left, PaymentPosting.Part part, PaymentPosting.Item item) {
    if (item.original().isZero()) {
      return Money.zero(left.currency());
    }
    BigDecimal exact =
        booked
            .decimal()
            .multiply(part.amount().abs().decimal())
            .divide(item.original().abs().decimal(), MathContext.DECIMAL128);
    Money share = Money.round(exact, booked.currency());
    return share.signum() != left.signum() || share.abs().compareTo(left.abs()) > 0 ? left : share;
  }

  private VoucherLine line(
      PaymentPosting p,
      PaymentPosting.Part part,
      Key key,
      AccountCode account,
      Side side,
      Money vat,
      Money base,
      boolean due,
      String why) {
    boolean deducted = due && !key.treatment().contains(".SALE");
    TaxFacts facts =
        new TaxFacts(
            due ? key.treatment() + DUE : key.treatment(),
            key.rate(),
            base,
            p.date(),
            deducted ? Optional.of(YearMonth.from(p.date())) : Optional.empty(),
            key.deductible(),
            key.productCode(),
            data.codes().of(key.treatment(), key.rate(), p.date(), key.deductible()),
            Optional.of(part.number()));
    return new VoucherLine(
        account,
        side,
        vat.abs(),
        Optional.empty(),
        Optional.of(part.partner()),
        Optional.of(facts),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        rule,
        account + ":" + why);
  }
}
