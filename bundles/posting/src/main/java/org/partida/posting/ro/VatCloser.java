package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PeriodRules.Balance;
import org.partida.spi.posting.PeriodRules.VatClosing;

/**
 * The VAT close of a period: collected against deductible, the rest owed (4423) or to be recovered
 * (4424). Each analytic is closed by itself. Immutable.
 */
final class VatCloser {
  private final Accounts accounts;
  private final String rule;

  VatCloser(Accounts accounts, String version) {
    this.accounts = accounts;
    this.rule = "ro.vat-close/" + version;
  }

  boolean covers(AccountCode account) {
    LocalDate ever = LocalDate.EPOCH;
    return List.of(
            accounts.of(Accounts.Role.VAT_COLLECTED, ever),
            accounts.of(Accounts.Role.VAT_DEDUCTIBLE, ever))
        .stream()
        .anyMatch(a -> a.synthetic().equals(account.synthetic()));
  }

  Optional<Voucher> close(VatClosing c) {
    List<VoucherLine> lines = new ArrayList<>();
    Optional<Money> rest = Optional.empty();
    String collected = accounts.of(Accounts.Role.VAT_COLLECTED, c.date()).synthetic();
    for (Balance b : c.balances()) {
      if (covers(b.account()) && !b.amount().isZero()) {
        rest = rest.map(r -> r.plus(b.amount())).or(() -> Optional.of(b.amount()));
        boolean sale = b.account().synthetic().equals(collected);
        lines.add(
            closing(
                b,
                sale ? Side.D : Side.C,
                b.account()
                    + ": VAT "
                    + (sale ? "collected" : "deducted")
                    + " up to "
                    + c.date()
                    + ", closed for "
                    + c.period()));
      }
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    rest(c, rest.orElseThrow()).ifPresent(lines::add);
    if (lines.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Voucher(
            c.externalId(),
            c.company(),
            c.date(),
            c.date(),
            Journal.VAT,
            "TVA " + c.period(),
            "VAT close of " + c.period(),
            lines,
            Optional.empty()));
  }

  /** On its own side, so that the turnovers of 4426 and 4427 are equal on both sides. */
  private VoucherLine closing(Balance b, Side side, String why) {
    Money amount = side == Side.C ? b.amount() : b.amount().negate();
    return VoucherLine.of(b.account(), side, amount, rule, why);
  }

  private Optional<VoucherLine> rest(VatClosing c, Money rest) {
    if (rest.isZero()) {
      return Optional.empty();
    }
    boolean owed = rest.signum() < 0;
    AccountCode account =
        accounts.of(owed ? Accounts.Role.VAT_PAYABLE : Accounts.Role.VAT_RECOVERABLE, c.date());
    String why =
        account
            + ": VAT "
            + (owed ? "to be paid" : "to be recovered")
            + " for "
            + c.period()
            + ", collected minus deducted";
    return Optional.of(VoucherLine.of(account, owed ? Side.C : Side.D, rest.abs(), rule, why));
  }
}
