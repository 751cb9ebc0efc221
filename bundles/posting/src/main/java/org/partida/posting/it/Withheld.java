package org.partida.posting.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.it.ItData.Role;
import org.partida.posting.rules.PaidShare;
import org.partida.spi.posting.PaymentPosting;

/**
 * The tax that a payment makes due to the State (ritenuta d'acconto, DPR 600/1973 art. 25): it is
 * withheld when the fee is paid, in proportion to what is paid of it; the payment that closes the
 * fee takes the rest. What still waits follows from the vouchers that concern the document, so that
 * an undone payment counts without more ado. Thread-safe.
 */
final class Withheld {
  private static final String WAITING = ".WITHHELD";

  private final ItData data;
  private final String rule;

  Withheld(ItData data, String version) {
    this.data = data;
    this.rule = "it.withholding/" + version;
  }

  /** Name of the treatment of a kind of withholding. */
  static String treatment(String type) {
    return "IT." + type + WAITING;
  }

  /** What waits: on which account, of which kind. */
  private record Key(AccountCode account, String treatment, Percent rate) {}

  /** The lines for one part of a payment; together they are nought. */
  List<VoucherLine> lines(PaymentPosting p, PaymentPosting.Part part) {
    List<VoucherLine> lines = new ArrayList<>();
    part.item()
        .ifPresent(
            item -> {
              Money zero = Money.zero(p.amount().currency());
              Map<Key, PaidShare> waiting = new LinkedHashMap<>();
              item.history().forEach(v -> gather(v, part, zero, waiting));
              waiting.forEach((key, w) -> release(p, part, key, w.of(part, item), lines));
            });
    return lines;
  }

  private static void gather(
      Voucher v, PaymentPosting.Part part, Money zero, Map<Key, PaidShare> waiting) {
    for (VoucherLine l : v.lines()) {
      Optional<TaxFacts> tax = l.tax().filter(t -> t.treatment().endsWith(WAITING));
      boolean mine =
          tax.isPresent()
              && l.partner().filter(w -> w.key().equals(part.partner().key())).isPresent()
              && tax.flatMap(TaxFacts::document).orElse(v.documentNumber()).equals(part.number());
      if (mine) {
        TaxFacts t = tax.get();
        waiting
            .computeIfAbsent(
                new Key(l.account(), t.treatment(), t.rate()), k -> new PaidShare(zero))
            .add(l.signed(), t.base(), t.document().isEmpty());
      }
    }
  }

  private void release(
      PaymentPosting p,
      PaymentPosting.Part part,
      Key key,
      PaidShare.Part due,
      List<VoucherLine> lines) {
    if (due.amount().isZero()) {
      return;
    }
    AccountCode suffered = data.account(Role.CUSTOMER_WITHHELD, p.date());
    boolean ours = key.account().synthetic().equals(suffered.synthetic());
    AccountCode state =
        data.account(ours ? Role.WITHHELD_SUFFERED : Role.WITHHELD_PAYABLE, p.date());
    String why =
        ": "
            + key.rate()
            + " % of "
            + due.base().abs()
            + (ours ? " was withheld by " : " is withheld from ")
            + part.partner().name()
            + ", "
            + part.number()
            + (due.closes() ? " is paid in full" : " is paid in part");
    lines.add(line(p, part, key, key.account(), due.amount().negate(), due.base(), true, why));
    lines.add(line(p, part, key, state, due.amount(), due.base(), false, why));
  }

  private VoucherLine line(
      PaymentPosting p,
      PaymentPosting.Part part,
      Key key,
      AccountCode account,
      Money debit,
      Money base,
      boolean waiting,
      String why) {
    String kind = key.treatment().substring(0, key.treatment().length() - WAITING.length());
    TaxFacts facts =
        new TaxFacts(
            waiting ? key.treatment() : kind + ".DUE",
            key.rate(),
            waiting ? base.negate() : base,
            p.date(),
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            Map.of(),
            Optional.of(part.number()));
    return new VoucherLine(
        account,
        debit.signum() < 0 ? org.partida.model.voucher.Side.C : org.partida.model.voucher.Side.D,
        debit.abs(),
        Optional.empty(),
        Optional.of(part.partner()),
        Optional.of(facts),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        rule,
        account + why);
  }
}
