package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.model.Money;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Store;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.StornoWriter;
import org.partida.spi.posting.Delivery;
import org.partida.spi.posting.InvoicePosting;

/**
 * The voucher of an invoice whose goods were booked before: it is what the invoice alone would book
 * less what the papers of its goods booked. So 408 or 418 and the VAT that waited on 4428 are
 * closed, what is left on the base account is a difference of price, and what only the exchange
 * rate made is 665 or 765. What a fiscal receipt or a reception with the invoice's own number has
 * booked is not booked again. One document, one thread.
 */
final class Closing {
  private final InvoicePosting request;
  private final RoData data;
  private final Findings findings;
  private final String version;

  Closing(InvoicePosting request, RoData data, Findings findings, String version) {
    this.request = request;
    this.data = data;
    this.findings = findings;
    this.version = version;
  }

  /** What is left to book; empty if nothing is. */
  Optional<Voucher> of(Voucher invoice, List<Delivery> deliveries) {
    List<Delivery> open = deliveries.stream().filter(d -> d.paper().uninvoiced()).toList();
    if (open.isEmpty()) {
      said(invoice, deliveries);
      return Optional.empty();
    }
    List<VoucherLine> lines = new ArrayList<>();
    List<BaseMatch.Rest> bases = new ArrayList<>();
    for (VoucherLine l : invoice.lines()) {
      if (GoodsRules.isBase(l)) {
        bases.add(rest(l, l.signed(), l.original().map(o -> debit(l, o))));
      } else {
        lines.add(l);
      }
    }
    BaseMatch match = new BaseMatch();
    List<BaseMatch.Rest> booked = new ArrayList<>();
    for (Delivery d : open) {
      List<BaseMatch.Rest> mine = new ArrayList<>();
      d.voucher().lines().forEach(l -> take(d, l, lines, mine));
      match.match(bases, mine);
      booked.addAll(mine);
    }
    shops(open, bases, booked, lines);
    facts(match, lines);
    bases.forEach(b -> add(lines, b.line(), b.amount(), b.original(), b.line().why()));
    differences(invoice, match, booked, lines);
    String numbers =
        open.stream().map(d -> d.paper().partnerNumber()).collect(Collectors.joining(", "));
    return Edit.voucher(
        invoice,
        invoice.externalId(),
        invoice.journal(),
        invoice.text() + ", closes " + numbers,
        lines);
  }

  private static BaseMatch.Rest rest(VoucherLine l, Money amount, Optional<Money> original) {
    return new BaseMatch.Rest(l, amount, original);
  }

  private static Money debit(VoucherLine l, Money m) {
    return l.side() == Side.D ? m : m.negate();
  }

  /** Third party and VAT are closed as they are; the base is laid against the invoice's. */
  private void take(
      Delivery d, VoucherLine l, List<VoucherLine> lines, List<BaseMatch.Rest> bases) {
    if (GoodsRules.isBase(l)) {
      bases.add(rest(l, part(d, l.signed()), l.original().map(o -> part(d, debit(l, o)))));
    } else if (GoodsRules.isThird(l) || GoodsRules.isVat(l)) {
      String why =
          l.account()
              + ": closes "
              + d.paper().partnerNumber()
              + " of "
              + d.paper().date()
              + ", now invoiced by "
              + request.invoice().number();
      VoucherLine closing =
          Edit.of(l)
              .flipped()
              .amount(part(d, l.amount()), l.original().map(o -> part(d, o)))
              .tax(Optional.empty())
              .rule(rule("closing"))
              .why(why)
              .line();
      lines.add(StornoWriter.write(closing, request.profile().storno()));
    }
  }

  /** The last part takes the rest. */
  private static Money part(Delivery d, Money whole) {
    return share(whole, d.to()).minus(share(whole, d.from()));
  }

  private static Money share(Money whole, BigDecimal part) {
    return part.compareTo(BigDecimal.ONE) >= 0
        ? whole
        : Money.round(whole.decimal().multiply(part), whole.currency());
  }

  /**
   * Where a base line is closed altogether, its tax facts go to the line that closes the third
   * party, so that no taxable amount is lost to the VAT books.
   */
  private void facts(BaseMatch match, List<VoucherLine> lines) {
    List<TaxFacts> closed =
        match.pairs().stream()
            .map(BaseMatch.Pair::invoice)
            .map(VoucherLine::tax)
            .flatMap(Optional::stream)
            .filter(f -> f.rate().isZero())
            .distinct()
            .toList();
    for (int i = 0; i < lines.size() && closed.size() == 1; i++) {
      VoucherLine l = lines.get(i);
      if (l.rule().equals(rule("closing")) && !l.account().synthetic().equals("4428")) {
        lines.set(i, Edit.of(l).tax(Optional.of(closed.get(0))).line());
        return;
      }
    }
  }

  /** In a shop the shelf value stays what it is: a difference of price changes the markup. */
  private void shops(
      List<Delivery> open,
      List<BaseMatch.Rest> bases,
      List<BaseMatch.Rest> booked,
      List<VoucherLine> lines) {
    boolean shop = open.stream().anyMatch(d -> d.paper().store().filter(Store::retail).isPresent());
    if (!shop || booked.isEmpty()) {
      return;
    }
    AccountCode markup = markupOf(booked.get(0).line().account(), open.get(0).paper().date());
    for (BaseMatch.Rest b : bases) {
      if (b.touched() && !b.amount().isZero()) {
        Money dearer = b.take();
        add(lines, Edit.of(b.line()).account(markup).line(), dearer, Optional.empty(), why(markup));
      }
    }
  }

  /** 371.SHOP.21 and 378.SHOP.21 belong together. */
  private AccountCode markupOf(AccountCode goods, LocalDate day) {
    return new AccountCode(
        data.accounts().of(Accounts.Role.MARKUP, day).synthetic(), goods.analytic());
  }

  private String why(AccountCode markup) {
    return markup + ": the invoice differs from the reception; the shelf price stays";
  }

  private void differences(
      Voucher invoice, BaseMatch match, List<BaseMatch.Rest> booked, List<VoucherLine> lines) {
    Money byRate = Money.zero(invoice.currency());
    for (BaseMatch.Pair p : match.pairs()) {
      byRate = byRate.plus(p.rateDifference());
    }
    for (BaseMatch.Rest b : booked) {
      Money price = b.original().map(o -> BaseMatch.at(invoice, o)).orElse(b.amount());
      byRate = byRate.plus(b.amount().minus(price));
      AccountCode account =
          b.line().account().analytic().contains(".")
              ? markupOf(b.line().account(), invoice.date())
              : b.line().account();
      add(
          lines,
          Edit.of(b.line()).account(account).rule(rule("price")).line(),
          price.negate(),
          b.original().map(Money::negate),
          account + ": invoiced for less than booked by the paper of the goods");
    }
    exchange(lines, byRate, invoice);
  }

  private void exchange(List<VoucherLine> lines, Money booked, Voucher invoice) {
    if (booked.isZero()) {
      return;
    }
    boolean gain = booked.signum() > 0;
    Accounts.Role role = gain ? Accounts.Role.EXCHANGE_GAIN : Accounts.Role.EXCHANGE_LOSS;
    AccountCode account = data.accounts().of(role, invoice.date());
    lines.add(
        VoucherLine.of(
            account,
            gain ? Side.C : Side.D,
            booked.abs(),
            rule("exchange"),
            account + ": the exchange rate changed between the goods and their invoice"));
  }

  private void add(
      List<VoucherLine> lines,
      VoucherLine like,
      Money debit,
      Optional<Money> debitOriginal,
      String why) {
    if (debit.isZero()) {
      return;
    }
    Money amount = debit(like, debit);
    VoucherLine line =
        Edit.of(like).amount(amount, debitOriginal.map(o -> debit(like, o))).why(why).line();
    lines.add(StornoWriter.write(line, request.profile().storno()));
  }

  /** Booked already: said, with what differs. */
  private void said(Voucher invoice, List<Delivery> deliveries) {
    for (Delivery d : deliveries) {
      boolean receipt = d.paper().kind() == PaperKind.Z_REPORT;
      String by =
          (receipt ? "fiscal receipt report " : "reception ")
              + d.paper().number()
              + " of "
              + d.paper().date();
      findings.warn(
          receipt ? "posting.receipt" : "posting.reception",
          request.invoice().number()
              + " is in the books by "
              + by
              + (receipt ? ": an invoice on top of a receipt posts no revenue again" : ""),
          request.documentId(),
          "no step is needed");
      Money says = third(invoice);
      Money stands = third(d.voucher());
      if (!receipt && !says.equals(stands)) {
        findings.warn(
            "posting.differs",
            "the invoice says " + says + ", " + by + " booked " + stands,
            request.documentId(),
            "correct the reception and post it anew, or ask the supplier for a correction");
      }
    }
  }

  private static Money third(Voucher v) {
    Money sum = Money.zero(v.currency());
    for (VoucherLine l : v.lines()) {
      sum = GoodsRules.isThird(l) ? sum.plus(l.signed()) : sum;
    }
    return sum.abs();
  }

  private String rule(String purpose) {
    return "ro.invoice." + purpose + "/" + version;
  }
}
