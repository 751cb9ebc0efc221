package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.DocumentAmounts;
import org.partida.posting.rules.Ids;
import org.partida.posting.rules.LedgerLine;
import org.partida.posting.rules.LineGroups;
import org.partida.posting.rules.StornoWriter;
import org.partida.spi.posting.Allotment;

/**
 * Writes the voucher of an invoice: third party, base accounts, VAT, rounding. What the third party
 * owes is the sum of the rest, so the voucher balances by construction. One document, one thread.
 */
final class Booking {
  private static final Allotment.Split WHOLE = new Allotment.Split(Map.of(), Percent.HUNDRED);

  private final InvoiceCase c;
  private final RoData data;
  private final Conversion conversion;
  private final String version;
  private final LineMaker maker;
  private final Map<AccountCode, Money> owed = new TreeMap<>();
  private final Map<AccountCode, Money> owedOriginal = new TreeMap<>();

  Booking(InvoiceCase c, RoData data, Conversion conversion, String version) {
    this.c = c;
    this.data = data;
    this.conversion = conversion;
    this.version = version;
    this.maker = new LineMaker(c, data, conversion, version);
  }

  /** The voucher; empty if nothing but noughts would be booked. */
  Optional<Voucher> voucher(
      DocumentAmounts amounts, List<TaxedLine> taxed, List<LedgerLine> ledger) {
    List<VatLot> lots = lots(taxed, ledger);
    LineGroups bases = new LineGroups();
    LineGroups vat = new LineGroups();
    for (VatLot lot : lots) {
      lot.lines().forEach(l -> base(bases, l));
      vat(vat, lot);
    }
    List<VoucherLine> rounding = rounding(amounts);
    List<VoucherLine> lines = new ArrayList<>(third());
    List<VoucherLine> others = new ArrayList<>(bases.map(maker::base));
    others.addAll(vat.map(maker::vat));
    others.addAll(rounding);
    lines.addAll(c.sale() ? lines.size() : 0, others);
    List<VoucherLine> written =
        lines.stream().map(l -> StornoWriter.write(l, c.profile().storno())).toList();
    return written.size() < 2 ? Optional.empty() : Optional.of(voucher(written));
  }

  private Voucher voucher(List<VoucherLine> lines) {
    boolean credit = c.invoice().header().kind() == DocumentKind.CREDIT_NOTE;
    String text =
        (credit ? "Credit note " : "Invoice ")
            + c.invoice().number()
            + (c.sale() ? " to " : " from ")
            + c.partner().name();
    return new Voucher(
        Ids.of(c.request().documentId(), "book", version),
        c.profile().company(),
        c.invoice().header().issueDate(),
        c.invoice().header().issueDate(),
        c.sale() ? Journal.SALES : Journal.PURCHASES,
        c.invoice().number(),
        text,
        lines,
        Optional.empty());
  }

  @SuppressWarnings("ReferenceEquality") // the very same amount object, not an equal one
  private static List<VatLot> lots(List<TaxedLine> taxed, List<LedgerLine> ledger) {
    Map<VatLot.Key, List<Integer>> byKey = new LinkedHashMap<>();
    for (int i = 0; i < taxed.size(); i++) {
      if (taxed.get(i).net() != ledger.get(i).net()) {
        throw new IllegalStateException("lines and amounts are not in the same order");
      }
      byKey.computeIfAbsent(VatLot.Key.of(taxed.get(i)), k -> new ArrayList<>()).add(i);
    }
    List<VatLot> lots = new ArrayList<>();
    byKey.forEach(
        (k, at) ->
            lots.add(
                VatLot.of(
                    k,
                    at.stream().map(taxed::get).toList(),
                    at.stream().map(ledger::get).toList())));
    return lots;
  }

  private void base(LineGroups bases, BookedLine l) {
    TaxedLine t = l.taxed();
    owe(owed, t, l.owed());
    owe(owedOriginal, t, l.owedOriginal());
    Money base = l.base();
    Money original = l.baseOriginal();
    Money net = l.amounts().ledgerNet();
    List<Allotment.Split> splits = t.product().splits();
    for (int i = 0; i < splits.size(); i++) {
      Allotment.Split s = splits.get(i);
      boolean last = i == splits.size() - 1;
      Money part = last ? base : l.base().percent(s.percent());
      Money partOriginal = last ? original : l.baseOriginal().percent(s.percent());
      Money partNet = last ? net : l.amounts().ledgerNet().percent(s.percent());
      base(bases, t, s, part, partOriginal, partNet);
      base = base.minus(part);
      original = original.minus(partOriginal);
      net = net.minus(partNet);
    }
    if (splits.isEmpty()) {
      base(bases, t, WHOLE, base, original, net);
    }
  }

  private void base(
      LineGroups bases, TaxedLine t, Allotment.Split part, Money base, Money original, Money net) {
    AccountCode account = t.product().account();
    // 609 and 709 work on the side opposite to their group, also in red
    boolean contra = data.limits().starts("contra", c.dates().rateDay(), account);
    Side ordinary = c.sale() ? Side.C : Side.D;
    LineGroups.Key key =
        new LineGroups.Key(
            account,
            contra ? ordinary.opposite() : ordinary,
            t.treatment(),
            t.rate(),
            t.deductible(),
            t.productCode(),
            dimensions(t.product().dimensions(), part.dimension()),
            "base");
    Function<Money, Money> signed = m -> contra ? m.negate() : m;
    String share = part.percent().equals(Percent.HUNDRED) ? "" : ", " + part.percent() + " % of it";
    bases.add(
        key,
        LineGroups.Sum.of(
            signed.apply(base),
            Optional.of(signed.apply(original)),
            net,
            "\"" + t.net().line().item().name() + "\"",
            t.product().why() + share));
  }

  private static Map<String, String> dimensions(Map<String, String> all, Map<String, String> own) {
    if (own.isEmpty()) {
      return all;
    }
    Map<String, String> both = new TreeMap<>(all);
    both.putAll(own);
    return both;
  }

  private static void owe(Map<AccountCode, Money> to, TaxedLine t, Money amount) {
    to.merge(t.product().thirdParty(), amount, Money::plus);
  }

  private void vat(LineGroups groups, VatLot lot) {
    VatLot.Key k = lot.key();
    boolean onCash = k.treatment().endsWith("CASH");
    if (k.mode() == VatMode.CHARGED && c.sale()) {
      add(
          groups,
          lot,
          account(onCash ? Accounts.Role.VAT_CASH_SALE : Accounts.Role.VAT_COLLECTED),
          Side.C,
          lot.vat(),
          true);
    } else if (k.mode() == VatMode.CHARGED) {
      add(
          groups,
          lot,
          account(onCash ? Accounts.Role.VAT_CASH_PURCHASE : Accounts.Role.VAT_DEDUCTIBLE),
          Side.D,
          lot.deducted(),
          true);
    } else if (k.mode() == VatMode.SELF) {
      add(groups, lot, account(Accounts.Role.VAT_DEDUCTIBLE), Side.D, lot.deducted(), false);
      add(groups, lot, account(Accounts.Role.VAT_COLLECTED), Side.C, lot.vat(), false);
    }
  }

  private AccountCode account(Accounts.Role role) {
    return data.accounts().of(role, c.dates().rateDay());
  }

  private static void add(
      LineGroups groups,
      VatLot lot,
      AccountCode account,
      Side side,
      Money amount,
      boolean printed) {
    VatLot.Key k = lot.key();
    LineGroups.Key key =
        new LineGroups.Key(
            account,
            side,
            k.treatment(),
            k.rate(),
            k.deductible(),
            k.productCode(),
            Map.of(),
            printed ? "vat" : "self");
    Optional<Money> original = printed ? Optional.of(lot.deductedOriginal()) : Optional.empty();
    groups.add(key, LineGroups.Sum.of(amount, original, lot.base(), "", k.law()));
  }

  /**
   * The cents by which the totals differ from the lines; never VAT. A storno takes them back from
   * the account that had them.
   */
  private List<VoucherLine> rounding(DocumentAmounts amounts) {
    Money residue = conversion.money(amounts.residue());
    if (amounts.residue().isZero()) {
      return List.of();
    }
    owed.keySet().stream()
        .max((a, b) -> owed.get(a).abs().compareTo(owed.get(b).abs()))
        .ifPresent(
            account -> {
              owed.merge(account, residue, Money::plus);
              owedOriginal.merge(account, amounts.residue(), Money::plus);
            });
    boolean loss = (amounts.residue().signum() * amounts.docSign() > 0) != c.sale();
    return residue.isZero() ? List.of() : List.of(maker.rounding(loss, residue, amounts.residue()));
  }

  private List<VoucherLine> third() {
    List<VoucherLine> lines = new ArrayList<>();
    owed.forEach(
        (account, amount) -> {
          if (!amount.isZero()) {
            lines.add(maker.third(account, amount, owedOriginal.get(account)));
          }
        });
    return lines;
  }
}
