package org.partida.documents.business;

import java.time.LocalDate;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.base.json.JsonTree;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;

/** A document of the neutral form. Immutable. */
public sealed interface Neutral {
  /** A paper that is no invoice. */
  record OfPaper(BusinessPaper paper) implements Neutral {}

  /** An invoice or credit note. */
  record OfInvoice(Invoice invoice) implements Neutral {}

  /**
   * Money that a program says was collected or paid. It is shown, not booked.
   *
   * @param kind {@code COLLECTION} or {@code PAYMENT}
   */
  record OfMoney(String kind, String number, LocalDate date, String partner, Money amount)
      implements Neutral {}

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
      return new OfInvoice(new InvoiceMaker(company).invoice(f));
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
    return new OfMoney(
        kind,
        f.required("number"),
        f.requiredDate("date"),
        f.object("partner").map(p -> p.required("name")).orElse(""),
        f.money("amount", f.currency("currency", company.currency()))
            .orElseThrow(() -> f.wrong("\"amount\" is missing", "give it")));
  }

  /** Why money of a program is not booked, and the way that is there. */
  static Problem notBookable(String number) {
    return new Problem(
        "source.notBookable",
        "collections and payments of other programs are not booked",
        number,
        "import the statement of the bank or the register of the cash desk: money is matched with invoices there");
  }
}
