package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.Customs;
import org.partida.model.paper.PaperLine;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.posting.rules.Ids;
import org.partida.posting.rules.Shares;
import org.partida.spi.posting.Proposal;

/**
 * Customs declaration of an import (DVI; art. 285, 326): duty into the cost of the goods, VAT paid
 * at customs, or with a deferral certificate collected and deducted at once. One document, one
 * thread.
 */
final class CustomsRules {
  private static final PartnerRef AUTHORITY =
      new PartnerRef("Autoritatea Vamală Română", Optional.of("RO"), Optional.empty());

  private final PaperCase c;
  private final BusinessPaper paper;
  private final Customs customs;

  CustomsRules(PaperCase c) {
    this.c = c;
    this.paper = c.paper();
    this.customs = paper.customs().orElseThrow();
  }

  Proposal propose() {
    rate();
    boolean payer = c.request().profile().vatPayer();
    Money cost = payer ? customs.duty() : customs.duty().plus(customs.vat());
    List<VoucherLine> lines = new ArrayList<>(costs(cost));
    boolean deferred = payer && customs.deferred();
    Money owed = deferred ? customs.duty() : customs.duty().plus(customs.vat());
    if (payer) {
      String treatment = deferred ? "RO.DVIDEFERRED.PURCHASE" : "RO.DVI.PURCHASE";
      AccountCode deducted = c.account(Accounts.Role.VAT_DEDUCTIBLE);
      lines.add(vat(deducted, Side.D, treatment, "import VAT deducted"));
      if (deferred) {
        AccountCode collected = c.account(Accounts.Role.VAT_COLLECTED);
        lines.add(
            vat(collected, Side.C, treatment, "import VAT collected, certificate of deferral"));
      }
    }
    lines.add(customs(owed));
    return c.findings()
        .proposal(c.findings().stopped() ? List.of() : voucher(lines).stream().toList());
  }

  private Optional<Voucher> voucher(List<VoucherLine> lines) {
    String whose = paper.partner().map(p -> ", goods of " + p.name()).orElse("");
    Voucher head =
        new Voucher(
            Ids.of(c.request().documentId(), "book", c.version()),
            c.request().profile().company(),
            paper.date(),
            paper.date(),
            Journal.PURCHASES,
            paper.number(),
            "Customs declaration " + paper.number() + whose,
            lines,
            Optional.empty());
    return Edit.voucher(head, lines);
  }

  private void rate() {
    Percent rate = customs.rate();
    if (c.data().rates().row(rate, paper.date()).isEmpty()) {
      c.findings()
          .ask(
              "vat.rate",
              "document=" + paper.number() + ";rate=" + rate,
              "VAT rate "
                  + rate
                  + " % is not legal on "
                  + paper.date()
                  + "; legal: "
                  + c.data().rates().legal(paper.date()),
              "customs",
              c.data().rates().legal(paper.date()).stream().map(Percent::toString).toList());
    }
    Money expected = customs.vatBase().percent(rate);
    if (expected.minus(customs.vat()).abs().decimal().compareTo(BigDecimal.ONE) > 0) {
      c.findings()
          .ask(
              "totals",
              "document=" + paper.number() + ";date=" + paper.date(),
              "Customs charged "
                  + customs.vat()
                  + " of VAT, but "
                  + rate
                  + " % of "
                  + customs.vatBase()
                  + " is "
                  + expected
                  + ": which is right?",
              "customs",
              List.of());
    }
  }

  /** Duty follows the customs value of each line. */
  private List<VoucherLine> costs(Money cost) {
    if (paper.lines().isEmpty()) {
      c.findings()
          .ask(
              "customs.goods",
              "document=" + paper.number(),
              "Which goods does the customs declaration bring in? Give its lines with their customs value",
              "lines",
              List.of());
      return List.of();
    }
    List<Money> shares =
        Shares.byWeight(cost, paper.lines().stream().map(l -> l.net().decimal()).toList());
    Map<AccountCode, Money> byAccount = new LinkedHashMap<>();
    for (int i = 0; i < shares.size(); i++) {
      Money share = shares.get(i);
      PaperLine l = paper.lines().get(i);
      c.product(l).ifPresent(p -> byAccount.merge(p.account(), share, Money::plus));
    }
    List<VoucherLine> lines = new ArrayList<>();
    byAccount.forEach(
        (account, m) ->
            lines.add(
                line(
                    account,
                    Side.D,
                    m,
                    Optional.empty(),
                    "cost",
                    "customs duty is part of the cost")));
    return lines;
  }

  private VoucherLine vat(AccountCode account, Side side, String treatment, String why) {
    Optional<YearMonth> period =
        side == Side.D ? Optional.of(YearMonth.from(paper.date())) : Optional.empty();
    TaxFacts facts =
        new TaxFacts(
            treatment,
            customs.rate(),
            customs.vatBase(),
            paper.date(),
            period,
            Percent.HUNDRED,
            Optional.empty(),
            c.data().codes().of(treatment, customs.rate(), paper.date(), Percent.HUNDRED));
    String all = why + ", " + customs.rate() + " % of " + customs.vatBase() + " (art. 285, 326)";
    return line(account, side, customs.vat(), Optional.of(facts), "vat", all);
  }

  private VoucherLine customs(Money owed) {
    AccountCode account = c.account(Accounts.Role.CUSTOMS);
    return new VoucherLine(
        account,
        Side.C,
        owed,
        Optional.empty(),
        Optional.of(AUTHORITY),
        Optional.empty(),
        Optional.of(paper.number()),
        Optional.empty(),
        Map.of(),
        c.rule("customs", "third-party"),
        account + ": owed to customs for " + paper.number() + ": " + owed);
  }

  private VoucherLine line(
      AccountCode account,
      Side side,
      Money amount,
      Optional<TaxFacts> facts,
      String purpose,
      String why) {
    return new VoucherLine(
        account,
        side,
        amount,
        Optional.empty(),
        Optional.of(paper.partner().orElse(AUTHORITY)),
        facts,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        c.rule("customs", purpose),
        account + ": " + why);
  }
}
