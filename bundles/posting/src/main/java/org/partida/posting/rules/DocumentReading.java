package org.partida.posting.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.VatBreakdown;
import org.partida.model.invoice.VatCategory;

/**
 * Takes the amounts out of an invoice: allowances and charges of the document go to the lines of
 * their VAT group, the printed VAT of a group is shared out over its lines, all to the cent. What
 * does not add up becomes a question. One document, one thread.
 */
public final class DocumentReading {
  private static final Comparator<Draft> CANONICAL =
      Comparator.comparing((Draft d) -> VatKey.of(d.line))
          .thenComparing(d -> d.line.id())
          .thenComparing(d -> d.line.item().name())
          .thenComparing(d -> d.net.abs());

  private final Invoice invoice;
  private final Findings findings;
  private final Money roundingLimit;
  private final Money vatLimit;

  /**
   * The invoice, where to ask, the largest BT-114 that counts as rounding, and how far BT-117 may
   * be from its rate.
   */
  public DocumentReading(
      Invoice invoice, Findings findings, BigDecimal roundingLimit, BigDecimal vatLimit) {
    this.invoice = invoice;
    this.findings = findings;
    this.roundingLimit = Money.round(roundingLimit, invoice.header().currency());
    this.vatLimit = Money.round(vatLimit, invoice.header().currency());
  }

  /** The amounts; if something was asked they are not to be used. */
  public DocumentAmounts amounts() {
    List<Draft> drafts = new ArrayList<>();
    for (InvoiceLine l : invoice.lines()) {
      drafts.add(new Draft(l, invoice.effective(l.netAmount())));
    }
    drafts.sort(CANONICAL);
    shareAllowances(drafts);
    drafts.sort(CANONICAL);
    Map<VatKey, List<Draft>> byKey = new TreeMap<>();
    drafts.forEach(d -> byKey.computeIfAbsent(VatKey.of(d.line), k -> new ArrayList<>()).add(d));
    Map<VatKey, VatGroup> groups = invoice.vat().isEmpty() ? computed(byKey) : printed();
    List<NetLine> lines = new ArrayList<>();
    byKey.forEach((key, members) -> lines.addAll(shareVat(members, groups.get(key))));
    Money owed = invoice.effective(invoice.totals().gross().plus(invoice.totals().rounding()));
    Money residue = owed;
    for (NetLine l : lines) {
      residue = residue.minus(l.net()).minus(l.vat());
    }
    new TotalsCheck(invoice, findings, roundingLimit, vatLimit).check(lines, groups, residue);
    return new DocumentAmounts(lines, groups, residue, owed, docSign());
  }

  private int docSign() {
    int sign = invoice.effective(invoice.totals().gross()).signum();
    return sign != 0 ? sign : invoice.header().kind().sign();
  }

  private void shareAllowances(List<Draft> drafts) {
    List<Draft> printedLines = List.copyOf(drafts);
    for (AllowanceCharge a : invoice.allowances()) {
      Money effect = invoice.effective(a.effect());
      Optional<VatKey> key = key(a);
      List<Draft> members = key.map(k -> members(printedLines, k)).orElse(printedLines);
      if (members.isEmpty()) {
        // such as transport at another rate than the goods: it stands as a line of its own and is
        // allocated like one
        key.ifPresent(
            k -> drafts.add(new Draft(standIn(a, k, invoice.allowances().indexOf(a) + 1), effect)));
        continue;
      }
      List<Money> shares =
          Shares.byWeight(effect, members.stream().map(d -> d.printed.decimal().abs()).toList());
      for (int i = 0; i < shares.size(); i++) {
        members.get(i).net = members.get(i).net.plus(shares.get(i));
      }
    }
  }

  private static Optional<VatKey> key(AllowanceCharge a) {
    return a.vatCategory().map(c -> new VatKey(c, a.vatRate().orElse(Percent.ZERO)));
  }

  private static List<Draft> members(List<Draft> drafts, VatKey key) {
    return drafts.stream().filter(d -> VatKey.of(d.line).equals(key)).toList();
  }

  private static InvoiceLine standIn(AllowanceCharge a, VatKey key, int n) {
    String name = a.reason().or(a::reasonCode).orElse(a.charge() ? "Charge" : "Allowance");
    VatCategory category = key.category();
    return new InvoiceLine(
        (a.charge() ? "BG-21." : "BG-20.") + n,
        Item.named(name),
        BigDecimal.ONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        a.amount(),
        category,
        a.vatRate(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<NetLine> shareVat(List<Draft> members, VatGroup group) {
    Money vat = group == null ? Money.zero(members.get(0).net.currency()) : group.vat();
    List<BigDecimal> ideals =
        members.stream()
            .map(d -> d.net.decimal().multiply(VatKey.of(d.line).rate().value()).movePointLeft(2))
            .toList();
    List<Money> shares = Shares.toTotal(vat, ideals);
    List<NetLine> lines = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      lines.add(new NetLine(members.get(i).line, members.get(i).net, shares.get(i)));
    }
    return lines;
  }

  private Map<VatKey, VatGroup> printed() {
    Map<VatKey, VatGroup> groups = new TreeMap<>();
    for (VatBreakdown b : invoice.vat()) {
      VatGroup g =
          new VatGroup(
              VatKey.of(b),
              invoice.effective(b.taxable()),
              invoice.effective(b.amount()),
              b.exemptionCode());
      groups.merge(g.key(), g, VatGroup::plus);
    }
    return groups;
  }

  private static Map<VatKey, VatGroup> computed(Map<VatKey, List<Draft>> byKey) {
    Map<VatKey, VatGroup> groups = new TreeMap<>();
    byKey.forEach(
        (key, members) -> {
          Money net = members.stream().map(d -> d.net).reduce(Money::plus).orElseThrow();
          groups.put(key, new VatGroup(key, net, net.percent(key.rate()), Optional.empty()));
        });
    return groups;
  }

  /** A line on its way; {@code net} grows by its shares. */
  private static final class Draft {
    private final InvoiceLine line;
    private final Money printed;
    private Money net;

    Draft(InvoiceLine line, Money printed) {
      this.line = line;
      this.printed = printed;
      this.net = printed;
    }
  }
}
