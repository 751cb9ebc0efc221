package org.partida.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.WriteKey;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PaymentPosting;

/**
 * A mixed month of one of the sandbox's companies: invoices of all shapes that can be booked (two
 * rates, reverse charge, abroad, euro, credit notes, VAT on cash), and the payments of three in
 * four.
 */
final class PostedMonth {
  static final RoPostingRules RULES = new RoPostingRules();

  private final List<InvoicePosting> invoices = new ArrayList<>();
  private final List<PaymentPosting> payments = new ArrayList<>();

  PostedMonth(List<Papers.Paper> papers) {
    for (Papers.Paper p : papers) {
      invoices.add(p.posting());
      Voucher v = RULES.propose(p.posting()).vouchers().get(0);
      v.lines().stream()
          .filter(l -> l.openItem().isPresent() && invoices.size() % 4 != 0)
          .findFirst()
          .ifPresent(l -> payments.add(payment(p.posting(), v, l)));
    }
  }

  /** The months of the companies. */
  static List<PostedMonth> take(int documents) {
    List<Papers.Paper> papers = Papers.take(documents);
    return papers.stream()
        .map(Papers.Paper::company)
        .distinct()
        .map(c -> new PostedMonth(papers.stream().filter(p -> p.company().equals(c)).toList()))
        .toList();
  }

  private static PaymentPosting payment(InvoicePosting p, Voucher v, VoucherLine item) {
    PaymentPosting.Part part =
        new PaymentPosting.Part(
            item.account(),
            item.partner().orElseThrow(),
            item.openItem().orElseThrow(),
            item.signed(),
            Optional.of(new PaymentPosting.Item(item.signed(), item.signed(), List.of(v))));
    return new PaymentPosting(
        p.profile(),
        new ExternalId("pay-" + Integer.toHexString(v.externalId().hashCode())),
        v.date().plusDays(20),
        item.signed(),
        AccountCode.of("5121"),
        "payment of " + v.documentNumber(),
        "EX-" + v.documentNumber(),
        List.of(part),
        List.of());
  }

  CompanyId company() {
    return invoices.get(0).profile().company();
  }

  int size() {
    return invoices.size() + payments.size();
  }

  /** Proposes the document or payment at a place. */
  Voucher propose(int at) {
    return at < invoices.size()
        ? RULES.propose(invoices.get(at)).vouchers().get(0)
        : RULES.pay(payments.get(at - invoices.size()));
  }

  /** The same month as the turn-th one: other ids and numbers, so that nothing is there already. */
  static EntryDraft draft(Voucher v, int turn) {
    List<VoucherLine> lines = new ArrayList<>();
    for (VoucherLine l : v.lines()) {
      lines.add(
          l.openItem().isEmpty()
              ? l
              : new VoucherLine(
                  l.account(),
                  l.side(),
                  l.amount(),
                  l.original(),
                  l.partner(),
                  l.tax(),
                  l.openItem().map(n -> n + "/" + turn),
                  l.due(),
                  l.dimensions(),
                  l.rule(),
                  l.why()));
    }
    String id = v.externalId().value();
    Voucher other =
        new Voucher(
            new ExternalId(
                turn
                    + "-"
                    + id.substring(0, Math.min(20, id.length()))
                    + "-"
                    + Integer.toHexString(id.hashCode())),
            v.company(),
            v.date(),
            v.documentDate(),
            v.journal(),
            v.documentNumber() + "/" + turn,
            v.text(),
            lines,
            v.reversalOf());
    return new EntryDraft(new WriteKey(other.externalId(), Digest.of(other).hex()), other);
  }
}
