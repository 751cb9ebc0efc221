package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Store;
import org.partida.model.paper.Support;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.spi.posting.Invoiced;

/**
 * Goods received and goods delivered. What is not invoiced yet waits on 408 or 418 with its VAT on
 * 4428, by rate; such lines bear no tax facts, because nothing is chargeable and no return has them
 * before the invoice. One document, one thread.
 */
final class GoodsRules {
  static final String THIRD = "third-party";
  static final String BASE = "base";
  static final String VAT = "vat";

  private final PaperCase c;
  private final BusinessPaper paper;
  private final boolean sale;

  GoodsRules(PaperCase c) {
    this.c = c;
    this.paper = c.paper();
    this.sale = paper.kind() == PaperKind.DELIVERY_NOTE;
  }

  private String kind() {
    return sale ? "delivery" : "reception";
  }

  /**
   * The voucher of the goods, made of what an invoice of them would book; and that of the stock.
   */
  List<Voucher> vouchers(Voucher invoiceLike) {
    List<VoucherLine> lines = new ArrayList<>();
    for (VoucherLine l : paper.uninvoiced() ? withoutSelf(invoiceLike) : invoiceLike.lines()) {
      lines.add(paper.uninvoiced() ? uninvoiced(l) : inStore(l));
    }
    if (leavesVatOut()) {
      leaveVatOut(lines);
    }
    Shelf shelf = new Shelf(c);
    List<VoucherLine> own = shelf.lines();
    lines.addAll(own);
    lines.addAll(shelf.returned());
    if (!c.request().invoiced().isEmpty()) {
      lines = new Late(c).lines(lines, own);
    }
    List<Voucher> all = new ArrayList<>();
    dated(invoiceLike, lines).ifPresent(all::add);
    new StockRules(c).ofLines(invoiceLike).ifPresent(all::add);
    return all;
  }

  private Optional<Voucher> dated(Voucher v, List<VoucherLine> lines) {
    Voucher ours =
        new Voucher(
            v.externalId(),
            v.company(),
            paper.date(),
            paper.support().date().orElse(paper.date()),
            sale ? Journal.SALES : Journal.PURCHASES,
            paper.number(),
            text(),
            v.lines(),
            Optional.empty());
    return Edit.voucher(ours, lines);
  }

  private String text() {
    String with =
        paper.support().kind() == Support.Kind.NONE
            ? ""
            : " with " + words(paper.support().kind()) + " " + paper.partnerNumber();
    String whose = paper.partner().map(p -> (sale ? " to " : " of ") + p.name()).orElse("");
    String after =
        c.request().invoiced().stream()
            .map(Invoiced::number)
            .reduce((a, b) -> a + ", " + b)
            .map(n -> ", invoiced before by " + n)
            .orElse("");
    return (sale ? "Delivery note " : "Reception ") + paper.number() + with + whose + after;
  }

  private static String words(Support.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Reverse charge comes with the invoice. */
  private static List<VoucherLine> withoutSelf(Voucher v) {
    return v.lines().stream().filter(l -> !l.rule().contains(".self/")).toList();
  }

  private VoucherLine uninvoiced(VoucherLine l) {
    Edit edit = Edit.of(l).tax(Optional.empty());
    if (isVat(l)) {
      Accounts.Role role =
          sale ? Accounts.Role.VAT_UNINVOICED_SALE : Accounts.Role.VAT_UNINVOICED_PURCHASE;
      TaxFacts facts = l.tax().orElseThrow();
      AccountCode account = PaperCase.byRate(c.account(role), facts.rate());
      return edit.account(account)
          .rule(c.rule(kind(), VAT))
          .why(
              account
                  + ": VAT "
                  + facts.rate()
                  + " % of "
                  + facts.base()
                  + ", waits for the invoice of "
                  + paper.partnerNumber())
          .line();
    }
    if (isThird(l)) {
      return edit.closed().rule(c.rule(kind(), THIRD)).why(l.why() + ", not invoiced yet").line();
    }
    return inStore(edit.line(), l.tax());
  }

  private VoucherLine inStore(VoucherLine l) {
    return isThird(l) || isVat(l) ? l : inStore(l, l.tax());
  }

  /** Goods of a shop stand on its own account, by rate. */
  private VoucherLine inStore(VoucherLine l, Optional<TaxFacts> facts) {
    Edit edit = Edit.of(l).dimension("store", paper.store().map(Store::code));
    boolean base = l.rule().contains("." + BASE + "/");
    if (base) {
      edit.rule(c.rule(kind(), BASE));
      if (c.shop().isPresent() && Shelf.isGoods(c, l.account()) && !sale) {
        edit.account(PaperCase.shelf(l.account(), c.shop().get(), facts.orElseThrow().rate()));
      }
    }
    return edit.line();
  }

  private boolean leavesVatOut() {
    return paper.support().kind() == Support.Kind.NONE
        && paper.kind() == PaperKind.RECEPTION
        && !c.request().settings().vatWithoutDocument();
  }

  private void leaveVatOut(List<VoucherLine> lines) {
    Money vat = Money.zero(c.request().profile().currency());
    Optional<Money> original = Optional.empty();
    for (VoucherLine l : lines) {
      if (isVat(l)) {
        vat = vat.plus(l.signed());
        Optional<Money> before = original;
        original = l.original().map(o -> before.map(o::plus).orElse(o));
      }
    }
    lines.removeIf(GoodsRules::isVat);
    for (int i = 0; i < lines.size(); i++) {
      VoucherLine l = lines.get(i);
      if (isThird(l)) {
        Optional<Money> less = original;
        lines.set(
            i,
            Edit.of(l)
                .amount(l.amount().minus(vat), l.original().map(o -> less.map(o::minus).orElse(o)))
                .why(l.why() + ", without VAT as the company decided")
                .line());
        return;
      }
    }
  }

  static boolean isThird(VoucherLine l) {
    return l.rule().contains("." + THIRD + "/");
  }

  static boolean isVat(VoucherLine l) {
    return l.rule().contains("." + VAT + "/");
  }

  static boolean isBase(VoucherLine l) {
    return l.rule().contains("." + BASE + "/");
  }
}
