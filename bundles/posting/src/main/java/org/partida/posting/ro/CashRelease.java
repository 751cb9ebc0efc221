package org.partida.posting.ro;

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
import org.partida.posting.rules.PaidShare;
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

  private Map<Key, PaidShare> lots(PaymentPosting.Part part, PaymentPosting.Item item, Money zero) {
    Map<Key, PaidShare> lots = new LinkedHashMap<>();
    for (Voucher v : item.history()) {
      for (VoucherLine l : v.lines()) {
        if (waits(l, v, part)) {
          TaxFacts t = l.tax().orElseThrow();
          Key key = new Key(l.account(), t.treatment(), t.rate(), t.deductible(), t.productCode());
          lots.computeIfAbsent(key, k -> new PaidShare(zero))
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
      PaidShare lot,
      List<VoucherLine> lines) {
    PaidShare.Part due = lot.of(part, item);
    boolean closes = due.closes();
    Money vat = due.amount();
    Money base = due.base();
    if (vat.isZero()) {
      return;
    }
    boolean sale = key.treatment().contains(".SALE");
    AccountCode to =
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
    lines.add(line(p, part, key, to, out.opposite(), vat, base, true, why));
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
