package org.partida.posting.ro;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PeriodRules.Open;
import org.partida.spi.posting.PeriodRules.Revaluation;

/**
 * Brings what is open in a currency to the month's last rate of the BNR (OMFP 1802/2014, point
 * 325): losses on 6651, gains on 7651. Advances given (409) and received (419) are not money and
 * stay at their own rate. Immutable.
 */
final class Revaluer {
  private final Accounts accounts;
  private final String rule;

  Revaluer(Accounts accounts, String version) {
    this.accounts = accounts;
    this.rule = "ro.revaluation/" + version;
  }

  boolean covers(AccountCode account) {
    return !account.synthetic().startsWith("409") && !account.synthetic().startsWith("419");
  }

  Optional<Voucher> revalue(Revaluation r) {
    List<VoucherLine> lines = new ArrayList<>();
    for (Open o : r.items()) {
      Money worth =
          Money.round(o.inCurrency().decimal().multiply(o.rate().rate()), o.carried().currency());
      Money difference = worth.minus(o.carried());
      if (covers(o.account()) && !difference.isZero()) {
        lines.addAll(lines(r, o, worth, difference));
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Voucher(
                r.externalId(),
                r.company(),
                r.date(),
                r.date(),
                Journal.FX,
                "REEV " + r.period(),
                "Revaluation of " + r.period(),
                lines,
                Optional.empty()));
  }

  private List<VoucherLine> lines(Revaluation r, Open o, Money worth, Money difference) {
    boolean gain = difference.signum() > 0;
    AccountCode result =
        accounts.of(gain ? Accounts.Role.EXCHANGE_GAIN : Accounts.Role.EXCHANGE_LOSS, r.date());
    String why =
        ": "
            + o.number()
            + " of "
            + o.partner().name()
            + ": "
            + o.inCurrency().abs()
            + " at "
            + o.rate().words()
            + " are "
            + worth.abs()
            + ", carried at "
            + o.carried().abs();
    Money nothing = Money.round(BigDecimal.ZERO, o.inCurrency().currency());
    VoucherLine item =
        new VoucherLine(
            o.account(),
            gain ? Side.D : Side.C,
            difference.abs(),
            Optional.of(nothing),
            Optional.of(o.partner()),
            Optional.empty(),
            Optional.of(o.number()),
            Optional.empty(),
            Map.of(),
            rule,
            o.account() + why);
    VoucherLine profit =
        new VoucherLine(
            result,
            gain ? Side.C : Side.D,
            difference.abs(),
            Optional.empty(),
            Optional.of(o.partner()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            rule,
            result + why);
    return gain ? List.of(item, profit) : List.of(profit, item);
  }
}
