package org.partida.documents.business;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.statement.Receipts;
import org.partida.api.statement.Receipts.Means;
import org.partida.documents.intake.DocumentMaker;
import org.partida.model.Money;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;

/** What was paid in cash or by card with an invoice, as lines of registers. Stateless. */
final class PaidAtOnce {
  private PaidAtOnce() {}

  /** In the ledger's currency alone; the rest is told on the invoice. */
  static List<Receipts.Receipt> of(Company company, Fields f, Invoice i) {
    if (!i.header().currency().equals(company.currency())) {
      return List.of();
    }
    boolean sells = DocumentMaker.is(i.parties().seller(), company.id());
    boolean in = sells != (i.header().kind() == DocumentKind.CREDIT_NOTE);
    Party other = sells ? i.parties().buyer() : i.parties().seller();
    List<Receipts.Receipt> all = new ArrayList<>();
    for (Fields t : f.list("paid")) {
      Optional<Means> means = Neutral.means(t.text("means").orElse(""));
      Optional<Money> amount = t.money("amount", company.currency()).filter(a -> !a.isZero());
      if (means.isPresent() && amount.isPresent()) {
        all.add(
            new Receipts.Receipt(
                means.get(),
                t.text("number").orElse(i.number()),
                t.date("date").orElse(i.header().issueDate()),
                other.name(),
                other.taxId(),
                in ? amount.get() : amount.get().negate(),
                i.number(),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return all;
  }
}
