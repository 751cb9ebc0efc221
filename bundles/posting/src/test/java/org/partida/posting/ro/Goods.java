package org.partida.posting.ro;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Directions;
import org.partida.spi.posting.Delivery;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.Invoiced;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PaperSettings;
import org.partida.spi.posting.Proposal;

/** Papers and invoices of the same goods in the books of a test's company, in any order. */
final class Goods {
  private final Books books;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Invoiced> invoices = new ArrayList<>();
  private final List<Voucher> all = new ArrayList<>();
  private PaperSettings settings = PaperSettings.DEFAULT;

  Goods(Books books) {
    this.books = books;
  }

  Goods settings(boolean vatWithoutDocument, String returnDifference) {
    settings = new PaperSettings(vatWithoutDocument, AccountCode.of(returnDifference));
    return this;
  }

  Proposal propose(BusinessPaper paper) {
    return Books.RULES.propose(
        new PaperPosting(
            paper,
            books.profile(),
            settings,
            invoices,
            "doc-" + paper.number(),
            paper.date().plusDays(2)));
  }

  Proposal propose(Invoice invoice) {
    Direction direction = Directions.of(invoice, Books.COMPANY).orElseThrow();
    return Books.RULES.propose(
        new InvoicePosting(
            invoice,
            direction,
            books.profile(),
            "doc-" + invoice.number(),
            invoice.header().issueDate()),
        deliveries);
  }

  /** Books the paper; answers its vouchers. */
  List<Voucher> post(PaperSample sample) {
    BusinessPaper paper = sample.build();
    List<Voucher> vouchers = booked(propose(paper));
    vouchers.stream().findFirst().ifPresent(v -> deliveries.add(Delivery.whole(paper, v)));
    return vouchers;
  }

  /** Books the invoice; answers its vouchers. */
  List<Voucher> post(Sample sample) {
    Invoice invoice = sample.build();
    List<Voucher> vouchers = booked(propose(invoice));
    vouchers.stream().findFirst().ifPresent(v -> invoices.add(new Invoiced(invoice.number(), v)));
    return vouchers;
  }

  private List<Voucher> booked(Proposal p) {
    if (!p.questions().isEmpty()) {
      throw new AssertionError("asked: " + p.questions());
    }
    all.addAll(p.vouchers());
    return p.vouchers();
  }

  /** Balances other than nought, debit positive. */
  Map<String, BigDecimal> balances() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Voucher v : all) {
      for (VoucherLine l : v.lines()) {
        sums.merge(l.account().toString(), l.signed().decimal(), BigDecimal::add);
      }
    }
    sums.values().removeIf(b -> b.signum() == 0);
    return sums;
  }
}
