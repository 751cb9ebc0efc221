package org.partida.posting.ro;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.OpeningState;
import org.partida.spi.posting.OpeningState.Balance;
import org.partida.spi.posting.OpeningState.Item;
import org.partida.spi.posting.Proposal;

/**
 * The entries that books begin with, against 891: one for each open document, with the VAT on cash
 * that still waits in 4428, and one for the rest. They are made only if the open documents of each
 * account add up to its balance, so that 891 ends at nought. Thread-safe.
 */
final class OpeningRules {
  /** Ends the rule of every line. */
  private final String rule;

  private final RoData data;

  OpeningRules(RoData data, String version) {
    this.data = data;
    this.rule = "ro.opening/" + version;
  }

  Proposal propose(OpeningState state) {
    List<Problem> problems = new ArrayList<>();
    Map<AccountCode, Money> rest = new TreeMap<>();
    for (Balance b : state.balances()) {
      if (rest.putIfAbsent(b.account(), b.amount()) != null) {
        problems.add(
            new Problem(
                "opening.account-twice",
                "account " + b.account() + " stands twice in the balance",
                b.place(),
                "give each account once"));
      }
    }
    balanced(state, problems);
    List<Voucher> vouchers = new ArrayList<>();
    for (Item i : state.items()) {
      Voucher v = of(state, i);
      vouchers.add(v);
      v.lines().stream()
          .filter(l -> !l.account().equals(bridge(state)))
          .forEach(l -> take(rest, l));
    }
    ties(state, rest, problems);
    rest(state, rest).ifPresent(vouchers::add);
    return problems.isEmpty()
        ? new Proposal(vouchers, List.of(), List.of())
        : new Proposal(List.of(), List.of(), problems);
  }

  private static void balanced(OpeningState state, List<Problem> problems) {
    Money sum = state.balances().stream().map(Balance::amount).reduce(zero(state), Money::plus);
    if (!sum.isZero()) {
      problems.add(
          new Problem(
              "opening.unbalanced",
              "debit and credit balances differ by " + sum,
              state.day().toString(),
              "export the whole balance, with classes 1 to 7, and give it again"));
    }
  }

  /** VAT that waits may stand in the balance without our analytic. */
  private static void take(Map<AccountCode, Money> rest, VoucherLine l) {
    AccountCode plain = new AccountCode(l.account().synthetic(), "");
    AccountCode from = rest.containsKey(l.account()) ? l.account() : plain;
    rest.merge(from, l.signed().negate(), Money::plus);
  }

  private void ties(OpeningState state, Map<AccountCode, Money> rest, List<Problem> problems) {
    rest.forEach(
        (account, left) -> {
          boolean keepsItems = data.limits().starts("open-items", state.day(), account);
          if (keepsItems && !left.isZero()) {
            Money balance =
                state.balances().stream()
                    .filter(b -> b.account().equals(account))
                    .map(Balance::amount)
                    .findFirst()
                    .orElse(zero(state));
            problems.add(
                new Problem(
                    "opening.items",
                    "the open documents of "
                        + account
                        + " add up to "
                        + balance.minus(left)
                        + ", its balance is "
                        + balance
                        + "; "
                        + left
                        + " is missing",
                    account.toString(),
                    "give the missing documents, or one item for what is not known by document"));
          }
        });
  }

  private Voucher of(OpeningState state, Item i) {
    Money vat = i.waiting().values().stream().reduce(zero(state), Money::plus);
    List<VoucherLine> lines = new ArrayList<>();
    String who = i.number() + " of " + i.partner().name();
    lines.add(
        new VoucherLine(
            i.account(),
            side(i.amount()),
            i.amount().abs(),
            i.original().map(Money::abs),
            Optional.of(i.partner()),
            Optional.empty(),
            Optional.of(i.number()),
            i.due(),
            i.references(),
            rule,
            i.account() + ": " + who + " was open before " + state.day()));
    new TreeMap<>(i.waiting())
        .forEach((rate, waits) -> lines.add(waits(state, i, rate, waits, who)));
    Money debit = lines.stream().map(VoucherLine::signed).reduce(zero(state), Money::plus);
    lines.add(
        VoucherLine.of(
            bridge(state),
            side(debit).opposite(),
            debit.abs(),
            rule,
            "891: opening of "
                + who
                + (vat.isZero() ? "" : " with " + vat + " of VAT that waits")));
    return new Voucher(
        id(state, i.account() + "\n" + i.partner().key() + "\n" + i.number()),
        state.profile().company(),
        state.day(),
        i.date(),
        Journal.OPENING,
        i.number(),
        "Opening: " + who,
        lines,
        Optional.empty());
  }

  private VoucherLine waits(OpeningState state, Item i, Percent rate, Money vat, String who) {
    boolean sale = data.limits().starts("receivable", state.day(), i.account());
    boolean owed = i.amount().signum() > 0;
    Money exact =
        Money.round(
            vat.decimal()
                .multiply(BigDecimal.valueOf(100))
                .divide(rate.value(), MathContext.DECIMAL128),
            vat.currency());
    String treatment =
        sale
            ? "RO.S.SALE.CASH"
            : state.profile().vatOnCash() ? "RO.S.PURCHASE.OWNCASH" : "RO.S.PURCHASE.CASH";
    AccountCode account =
        data.accounts()
            .of(sale ? Accounts.Role.VAT_CASH_SALE : Accounts.Role.VAT_CASH_PURCHASE, state.day());
    TaxFacts facts =
        new TaxFacts(
            treatment,
            rate,
            owed == sale ? exact : exact.negate(),
            i.date(),
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            Map.of());
    return new VoucherLine(
        account,
        owed ? Side.C : Side.D,
        vat,
        Optional.empty(),
        Optional.of(i.partner()),
        Optional.of(facts),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        rule,
        account + ": VAT at " + rate + " % of " + who + " is not chargeable until paid");
  }

  private static Side side(Money debit) {
    return debit.signum() < 0 ? Side.C : Side.D;
  }

  private Optional<Voucher> rest(OpeningState state, Map<AccountCode, Money> rest) {
    List<VoucherLine> lines = new ArrayList<>();
    Money sum = zero(state);
    for (Map.Entry<AccountCode, Money> e : rest.entrySet()) {
      Money m = e.getValue();
      if (!m.isZero()) {
        lines.add(
            VoucherLine.of(
                e.getKey(),
                m.signum() > 0 ? Side.D : Side.C,
                m.abs(),
                rule,
                e.getKey() + ": balance before " + state.day()));
        sum = sum.plus(m);
      }
    }
    if (!sum.isZero()) {
      lines.add(
          VoucherLine.of(
              bridge(state),
              side(sum).opposite(),
              sum.abs(),
              rule,
              "891: opening of the accounts without open documents"));
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Voucher(
                id(state, "rest"),
                state.profile().company(),
                state.day(),
                state.day(),
                Journal.OPENING,
                "SOLD " + state.day(),
                "Opening balances of " + state.day(),
                lines,
                Optional.empty()));
  }

  private AccountCode bridge(OpeningState state) {
    return data.accounts().of(Accounts.Role.OPENING, state.day());
  }

  private static Money zero(OpeningState state) {
    return Money.zero(state.profile().currency());
  }

  /** The same for the same item of the same opening, in whatever order the file has them. */
  private static ExternalId id(OpeningState state, String what) {
    String all = state.profile().company().value() + "\n" + state.day() + "\n" + what;
    return new ExternalId(
        "open:" + Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32));
  }
}
