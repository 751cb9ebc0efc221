package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Deductions;
import org.partida.spi.posting.PeriodRules;

/**
 * Romania's rules for periods: late documents (OMFP 1802/2014, points 62-66 on errors), VAT close.
 * Immutable, for several threads.
 */
@Component(service = PeriodRules.class, property = "country=RO")
public final class RoPeriodRules implements PeriodRules {
  private static final String VERSION = RoPostingRules.VERSION;

  private final Accounts accounts;
  private final VatCloser vat;
  private final Revaluer revaluer;

  /** Reads the tables. */
  @Activate
  public RoPeriodRules() {
    this.accounts = Accounts.load();
    this.vat = new VatCloser(accounts, VERSION);
    this.revaluer = new Revaluer(accounts, VERSION);
  }

  @Override
  public String country() {
    return "RO";
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public Voucher late(Voucher v, LateOrder order) {
    if (order.priorYearError() && order.date().getYear() <= v.documentDate().getYear()) {
      throw new PartidaException(
          new Problem(
              "late.same-year",
              v.documentNumber() + " is of " + v.documentDate() + ", not of an earlier year",
              v.documentNumber(),
              "post it without the option: its costs belong to this year"));
    }
    List<VoucherLine> lines = v.lines().stream().map(l -> late(l, order)).toList();
    return new Voucher(
        v.externalId(),
        v.company(),
        order.date(),
        v.documentDate(),
        v.journal(),
        v.documentNumber(),
        v.text(),
        lines,
        v.reversalOf());
  }

  private VoucherLine late(VoucherLine l, LateOrder order) {
    boolean result = l.account().synthetic().matches("[67].*");
    boolean error = order.priorYearError() && result;
    AccountCode account = error ? retained(order.date()) : l.account();
    String why =
        error
            ? account
                + ": a material error of an earlier year, in place of "
                + l.account()
                + " ("
                + l.why()
                + ")"
            : l.why();
    VoucherLine moved =
        new VoucherLine(
            account,
            l.side(),
            l.amount(),
            l.original(),
            l.partner(),
            l.tax(),
            l.openItem(),
            l.due(),
            l.dimensions(),
            l.rule(),
            why + "; " + order.because());
    return Deductions.notBefore(moved, order.deduction());
  }

  private AccountCode retained(LocalDate day) {
    return accounts.of(Accounts.Role.PRIOR_YEAR_ERROR, day);
  }

  @Override
  public boolean isDeferred(AccountCode account) {
    return List.of(Accounts.Role.PREPAID_COST, Accounts.Role.DEFERRED_INCOME).stream()
        .anyMatch(r -> accounts.of(r, LocalDate.EPOCH).synthetic().equals(account.synthetic()));
  }

  @Override
  public Voucher release(Release r) {
    String what = " of " + r.number() + " for " + r.period();
    return new Voucher(
        r.externalId(),
        r.company(),
        r.date(),
        r.date(),
        Journal.MISC,
        r.number(),
        "Part" + what,
        List.of(
            part(r, r.account(), r.side(), r.account() + ": the part" + what),
            part(
                r,
                r.deferred(),
                r.side().opposite(),
                r.deferred() + ": the part" + what + " is no longer ahead of its time")),
        Optional.empty());
  }

  private static VoucherLine part(Release r, AccountCode account, Side side, String why) {
    return new VoucherLine(
        account,
        side,
        r.amount(),
        Optional.empty(),
        r.partner(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "ro.accrual/" + VERSION,
        why);
  }

  @Override
  public boolean isRevalued(AccountCode account) {
    return revaluer.covers(account);
  }

  @Override
  public Optional<Voucher> revalue(Revaluation revaluation) {
    return revaluer.revalue(revaluation);
  }

  @Override
  public boolean isVat(AccountCode account) {
    return vat.covers(account);
  }

  @Override
  public Optional<Voucher> closeVat(VatClosing closing) {
    return vat.close(closing);
  }
}
