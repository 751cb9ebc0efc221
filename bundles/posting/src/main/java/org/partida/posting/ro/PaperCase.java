package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Store;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Findings;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PaperPosting;

/** A business paper with what its rules share. One document, one thread. */
final class PaperCase {
  private final PaperPosting request;
  private final RoData data;
  private final Findings findings = new Findings();
  private final String version;
  private final InvoicePosting invoice;
  private final InvoiceCase invoiceCase;
  private final Products products;
  private final Map<String, InvoiceLine> lines = new HashMap<>();
  private final Map<String, Optional<Product>> found = new HashMap<>();

  PaperCase(PaperPosting request, RoData data, String version) {
    this.request = request;
    this.data = data;
    this.version = version;
    this.invoice = PaperInvoice.request(request, data);
    this.invoiceCase = InvoiceCase.of(invoice, data);
    this.products = new Products(invoiceCase, data, findings);
    invoice.invoice().lines().forEach(l -> lines.put(l.id(), l));
  }

  PaperPosting request() {
    return request;
  }

  RoData data() {
    return data;
  }

  Findings findings() {
    return findings;
  }

  String version() {
    return version;
  }

  BusinessPaper paper() {
    return request.paper();
  }

  /** The paper in the terms of an invoice. */
  InvoicePosting invoice() {
    return invoice;
  }

  InvoiceCase invoiceCase() {
    return invoiceCase;
  }

  LocalDate day() {
    return paper().date();
  }

  /** The shop whose stock stands at shelf prices. */
  Optional<Store> shop() {
    return paper().store().filter(Store::retail);
  }

  AccountCode account(Accounts.Role role) {
    return data.accounts().of(role, day());
  }

  /** Rule id of a line: kind of paper, purpose, version. */
  String rule(String kind, String purpose) {
    return "ro." + kind + "." + purpose + "/" + version;
  }

  /** The product of a line; empty if something was asked. */
  Optional<Product> product(PaperLine line) {
    return found.computeIfAbsent(line.id(), id -> products.of(lines.get(id)));
  }

  /**
   * Stock, markup and sales of a shop are kept by store and rate, so that its K can be computed.
   */
  static AccountCode shelf(AccountCode account, Store shop, Percent rate) {
    return account.analytic().isEmpty()
        ? account.with(shop.code() + "." + rate)
        : account.with(account.analytic() + rate + "." + shop.code());
  }

  /** Not invoiced yet, by rate: otherwise nobody could reconcile 4428. */
  static AccountCode byRate(AccountCode account, Percent rate) {
    return account.with(account.analytic() + "." + rate);
  }
}
