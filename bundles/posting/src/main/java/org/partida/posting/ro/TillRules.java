package org.partida.posting.ro;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Store;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.posting.rules.StornoWriter;

/**
 * What passes over a till: our own sales of a day (Z report), and fiscal receipts of purchases. The
 * means of payment stand where an invoice has its customer or supplier. One document, one thread.
 */
final class TillRules {
  private final PaperCase c;
  private final BusinessPaper paper;
  private final boolean sale;

  TillRules(PaperCase c) {
    this.c = c;
    this.paper = c.paper();
    this.sale = paper.kind() == PaperKind.Z_REPORT;
  }

  List<Voucher> vouchers(Voucher invoiceLike) {
    requireSum();
    limit();
    List<VoucherLine> lines = new ArrayList<>();
    boolean paid = !paper.tenders().isEmpty();
    for (VoucherLine l : invoiceLike.lines()) {
      if (!(paid && GoodsRules.isThird(l))) {
        lines.add(line(l));
      }
    }
    paper.tenders().forEach(t -> lines.add(sale ? 0 : lines.size(), tender(t)));
    Voucher like =
        new Voucher(
            invoiceLike.externalId(),
            invoiceLike.company(),
            paper.date(),
            paper.date(),
            sale ? Journal.SALES : Journal.PURCHASES,
            paper.number(),
            text(),
            invoiceLike.lines(),
            Optional.empty());
    List<Voucher> all = new ArrayList<>(Edit.voucher(like, lines).stream().toList());
    new StockRules(c).ofLines(like).ifPresent(all::add);
    return all;
  }

  private String text() {
    String from = paper.partner().map(p -> " from " + p.name()).orElse("");
    return sale
        ? "Z report " + paper.number() + paper.store().map(s -> " of " + s.code()).orElse("")
        : "Receipt "
            + paper.number()
            + from
            + (paper.buyerCode() ? "" : " without our fiscal code: VAT is not deducted");
  }

  private VoucherLine line(VoucherLine l) {
    Edit edit = Edit.of(l).dimension("store", paper.store().map(Store::code));
    Optional<TaxFacts> facts = l.tax();
    if (!sale) {
      return paper.buyerCode() ? edit.line() : edit.tax(Optional.empty()).line();
    }
    if (GoodsRules.isBase(l) && c.shop().isPresent() && l.account().synthetic().equals("707")) {
      edit.account(PaperCase.shelf(l.account(), c.shop().get(), facts.orElseThrow().rate()));
    }
    return edit.tax(facts.map(TillRules::byReceipt)).line();
  }

  /** Sales by receipt have their own place in D394 (I1), not among sales by invoice. */
  private static TaxFacts byReceipt(TaxFacts f) {
    Map<String, String> codes = new HashMap<>(f.codes());
    codes.computeIfPresent("d394", (k, v) -> "I1");
    return new TaxFacts(
        f.treatment(),
        f.rate(),
        f.base(),
        f.taxPoint(),
        f.deductionPeriod(),
        f.deductible(),
        f.productCode(),
        codes);
  }

  /**
   * Money back, against the paper's direction, changes sides whatever the way of writing stornos.
   */
  private VoucherLine tender(Tender t) {
    AccountCode account = c.account(role(t.means()));
    boolean back = t.amount().signum() * paper.gross().signum() < 0;
    Side ordinary = sale ? Side.D : Side.C;
    String why =
        account
            + ": "
            + t.amount().abs()
            + (back ? " given back of " : " paid for ")
            + paper.number()
            + ", "
            + t.means().name().toLowerCase(Locale.ROOT);
    VoucherLine l =
        VoucherLine.of(
            account,
            back ? ordinary.opposite() : ordinary,
            back ? t.amount().negate() : t.amount(),
            c.rule("till", "tender"),
            why);
    return StornoWriter.write(l, c.request().profile().storno());
  }

  private static Accounts.Role role(Tender.Means means) {
    return switch (means) {
      case CASH -> Accounts.Role.TILL_CASH;
      case CARD -> Accounts.Role.TILL_CARD;
      case BANK -> Accounts.Role.TILL_BANK;
      case EMPLOYEE -> Accounts.Role.TILL_EMPLOYEE;
    };
  }

  private void requireSum() {
    Money sum =
        paper.tenders().stream()
            .map(Tender::amount)
            .reduce(Money.zero(paper.currency()), Money::plus);
    if ((sale || !paper.tenders().isEmpty()) && !sum.equals(paper.gross())) {
      c.findings()
          .ask(
              "totals",
              "document=" + paper.number() + ";date=" + paper.date(),
              paper.number()
                  + " comes to "
                  + paper.gross()
                  + ", but "
                  + sum
                  + " were paid: which is right?",
              "payments",
              List.of());
    }
  }

  /** A receipt with our code counts as a simplified invoice up to 100 EUR (art. 319(12)). */
  private void limit() {
    if (sale || !paper.buyerCode()) {
      return;
    }
    Optional<BigDecimal> euro =
        c.request().profile().rates().on(Currency.getInstance("EUR"), paper.date());
    BigDecimal most =
        c.data().limits().amount("simplified-invoice-eur", paper.date()).orElseThrow();
    boolean above =
        euro.filter(rate -> paper.gross().abs().decimal().compareTo(most.multiply(rate)) > 0)
            .isPresent();
    if (above) {
      c.findings()
          .warn(
              "receipt.limit",
              paper.number()
                  + " is above "
                  + most.toPlainString()
                  + " EUR: it is no simplified invoice unless it is for fuel",
              paper.lines().stream().map(PaperLine::id).findFirst().orElse(""),
              "ask for an invoice, or mark the receipt as one without our code");
    }
  }
}
