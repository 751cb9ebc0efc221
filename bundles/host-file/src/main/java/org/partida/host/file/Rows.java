package org.partida.host.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.Ledger.PostedEntry;

/** The rows of an entry: its lines, or its debits against its credits. One entry, one thread. */
final class Rows {
  private final OfficeChart chart;
  private final long batch;
  private final Profile profile;
  private final PostedEntry entry;
  private final List<Fields.Row> rows = new ArrayList<>();

  /** What of a line is in no pair yet. */
  private static final class Left {
    private final VoucherLine line;
    private Money amount;
    private Optional<Money> original;

    private Left(VoucherLine line) {
      this.line = line;
      this.amount = line.amount();
      this.original = line.original();
    }

    private boolean open(int sign) {
      return amount.signum() == sign;
    }

    /** Takes a part; whoever takes the last one takes all that is left of the paper's amount. */
    private Optional<Money> take(Money part) {
      Optional<Money> share =
          part.equals(amount)
              ? original
              : original.map(o -> Money.round(share(o, part), o.currency()));
      original = original.map(o -> o.minus(share.orElseThrow()));
      amount = amount.minus(part);
      return share;
    }

    private BigDecimal share(Money o, Money part) {
      return o.decimal()
          .multiply(part.decimal())
          .divide(amount.decimal(), 10, java.math.RoundingMode.HALF_UP);
    }
  }

  private Rows(OfficeChart chart, long batch, Profile profile, PostedEntry entry) {
    this.chart = chart;
    this.batch = batch;
    this.profile = profile;
    this.entry = entry;
  }

  static List<Fields.Row> of(OfficeChart chart, long batch, Profile profile, PostedEntry entry) {
    Rows r = new Rows(chart, batch, profile, entry);
    if (profile.pairs()) {
      r.pairs();
    } else {
      for (VoucherLine l : entry.voucher().lines()) {
        r.add(l, Optional.empty(), l.amount(), l.side() == Side.D, l.original());
      }
    }
    return r.rows;
  }

  private void pairs() {
    List<Left> debits = new ArrayList<>();
    List<Left> credits = new ArrayList<>();
    for (VoucherLine l : entry.voucher().lines()) {
      (l.side() == Side.D ? debits : credits).add(new Left(l));
    }
    for (int sign : new int[] {1, -1}) {
      match(debits, sign, credits, sign);
    }
    // what is left stands on one side with both signs: the negative one is the other side's
    match(debits, 1, debits, -1);
    match(credits, -1, credits, 1);
  }

  /** Debits of one sign against credits of another, in their order. */
  private void match(List<Left> debits, int debitSign, List<Left> credits, int creditSign) {
    for (Left d : debits) {
      for (Left c : credits) {
        if (d.open(debitSign) && c.open(creditSign)) {
          Money least = d.amount.abs().compareTo(c.amount.abs()) < 0 ? d.amount : c.amount;
          Money amount = least.abs();
          Optional<Money> original = d.take(debitSign > 0 ? amount : amount.negate());
          Optional<Money> other = c.take(creditSign > 0 ? amount : amount.negate());
          boolean red = debitSign < 0 && creditSign < 0;
          add(
              d.line,
              Optional.of(c.line),
              red ? amount.negate() : amount,
              true,
              original.or(() -> other));
        }
      }
    }
  }

  private void add(
      VoucherLine first,
      Optional<VoucherLine> second,
      Money amount,
      boolean debit,
      Optional<Money> original) {
    boolean turn = amount.signum() < 0 && !profile.negative();
    rows.add(
        new Fields.Row(
            chart,
            batch,
            entry.number(),
            entry.voucher(),
            rows.size() + 1,
            first,
            second,
            turn ? amount.negate() : amount,
            debit != turn,
            turn ? original.map(Money::abs) : original));
  }
}
