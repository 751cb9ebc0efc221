package org.partida.documents.business;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.api.company.Company;
import org.partida.api.statement.Receipts;
import org.partida.api.statement.Receipts.Means;
import org.partida.base.json.JsonTree;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;

/** A document of the neutral form. Immutable. */
public sealed interface Neutral {
  /** A paper that is no invoice. */
  record OfPaper(BusinessPaper paper) implements Neutral {}

  /** An invoice or credit note. */
  record OfInvoice(Invoice invoice, List<Receipts.Receipt> paid) implements Neutral {
    public OfInvoice {
      paid = List.copyOf(paid);
    }
  }

  /**
   * Money that a program says was collected or paid. It is shown, not booked.
   *
   * @param kind {@code COLLECTION} or {@code PAYMENT}
   * @param means cash or card; empty for money that a statement tells of
   * @param documents numbers of the documents that it pays
   */
  record OfMoney(
      String kind,
      String number,
      LocalDate date,
      String partner,
      Optional<String> taxId,
      Money amount,
      Optional<Means> means,
      String documents)
      implements Neutral {
    /** As a line of a register; empty where a statement tells of it. */
    public Optional<Receipts.Receipt> receipt() {
      return means.map(
          m ->
              new Receipts.Receipt(
                  m,
                  number,
                  date,
                  partner,
                  taxId,
                  kind.equals("PAYMENT") ? amount.negate() : amount,
                  documents,
                  Optional.empty(),
                  Optional.empty()));
    }
  }

  /**
   * Reads a document of a company.
   *
   * @param file its name, for what is wrong
   * @throws PartidaException {@code paper.field} with file and line
   */
  static Neutral of(Company company, String file, JsonTree tree) {
    Fields f = new Fields(file, tree);
    String kind = f.text("kind").orElse("");
    if (InvoiceMaker.makes(kind)) {
      Invoice invoice = new InvoiceMaker(company).invoice(f);
      return new OfInvoice(invoice, PaidAtOnce.of(company, f, invoice));
    }
    if (kind.equals("COLLECTION") || kind.equals("PAYMENT")) {
      return money(company, kind, f);
    }
    return new OfPaper(new PaperMaker(company.id(), company.currency()).paper(f));
  }

  private static Neutral money(Company company, String kind, Fields f) {
    f.only(
        Set.of(
            "kind",
            "number",
            "date",
            "partner",
            "means",
            "amount",
            "currency",
            "references",
            "lines",
            "paid"));
    Optional<Fields> partner = f.object("partner");
    return new OfMoney(
        kind,
        f.required("number"),
        f.requiredDate("date"),
        partner.map(p -> p.required("name")).orElse(""),
        partner.flatMap(p -> p.text("taxId")).map(TaxIds::normalised),
        f.money("amount", f.currency("currency", company.currency()))
            .orElseThrow(() -> f.wrong("\"amount\" is missing", "give it")),
        means(f.text("means").orElse("")),
        f.list("references").stream()
            .flatMap(r -> r.text("number").stream())
            .collect(Collectors.joining(" ")));
  }

  /** Cash and cards; other money comes with a statement. */
  static Optional<Means> means(String text) {
    return Stream.of(Means.values()).filter(m -> m.name().equalsIgnoreCase(text)).findFirst();
  }

  /** Why money of a program is not booked, and the way that is there. */
  static Problem notBookable(String number) {
    return new Problem(
        "source.notBookable",
        "money on a bank account is not booked from other programs",
        number,
        "import the statement of the bank: money is matched with invoices there");
  }
}
