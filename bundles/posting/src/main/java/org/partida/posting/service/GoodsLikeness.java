package org.partida.posting.service;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.PaperReference;
import org.partida.model.paper.Support;

/** Whether a paper and an invoice speak of the same goods. Pure. */
final class GoodsLikeness {
  private static final int DAYS = 60;
  private static final int DIGITS = 10;

  private GoodsLikeness() {}

  /** One of them names the other by its number. */
  static boolean named(BusinessPaper p, Invoice i) {
    boolean goods = p.kind() == PaperKind.RECEPTION || p.kind() == PaperKind.DELIVERY_NOTE;
    boolean byPaper =
        (p.support().kind() == Support.Kind.INVOICE && is(p.partnerNumber(), i.number()))
            || p.references().stream()
                .anyMatch(
                    r ->
                        r.kind() == PaperReference.Kind.INVOICE
                            && is(r.number(), i.number())
                            && r.date().map(i.header().issueDate()::equals).orElse(true));
    boolean byInvoice =
        lists(i.references().despatch(), p.partnerNumber())
            || lists(i.references().receiving(), p.number());
    return goods && (byPaper || byInvoice);
  }

  /** The references of one invoice may name several papers. */
  private static boolean lists(Optional<String> reference, String number) {
    return reference.stream().flatMap(r -> Stream.of(r.split("[,;]"))).anyMatch(r -> is(r, number));
  }

  private static boolean is(String a, String b) {
    return normal(a).equals(normal(b));
  }

  private static String normal(String s) {
    return s.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  /** Goods that wait for an invoice, and an invoice of the time after that could be theirs. */
  static boolean alike(BusinessPaper p, Invoice i) {
    long days = ChronoUnit.DAYS.between(p.date(), i.header().issueDate());
    boolean near = days >= -DAYS && days <= DAYS && p.currency().equals(i.header().currency());
    boolean same = p.gross().equals(i.effective(i.totals().gross()));
    return p.uninvoiced() && near && (same || invoiced(p, i).signum() != 0);
  }

  /**
   * The part of the paper's goods that the invoice is for, by quantity; all of it if the two name
   * products in different ways.
   */
  static BigDecimal part(BusinessPaper p, Invoice i) {
    BigDecimal all =
        p.lines().stream().map(PaperLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal some = invoiced(p, i);
    return all.signum() == 0 || some.signum() == 0 || some.signum() != all.signum()
        ? BigDecimal.ONE
        : some.divide(all, DIGITS, RoundingMode.HALF_UP).min(BigDecimal.ONE);
  }

  private static BigDecimal invoiced(BusinessPaper p, Invoice i) {
    BigDecimal sum = BigDecimal.ZERO;
    List<InvoiceLine> lines = i.lines();
    for (InvoiceLine l : lines) {
      if (p.lines().stream().anyMatch(g -> same(g, l))) {
        sum = sum.add(i.header().kind().sign() < 0 ? l.quantity().negate() : l.quantity());
      }
    }
    return sum;
  }

  private static boolean same(PaperLine g, InvoiceLine l) {
    boolean byCode =
        g.code()
            .filter(
                c ->
                    l.item().sellerItemId().filter(c::equals).isPresent()
                        || l.item().standardId().filter(c::equals).isPresent())
            .isPresent();
    return byCode || is(g.name(), l.item().name());
  }
}
