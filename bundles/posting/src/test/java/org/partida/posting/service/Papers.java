package org.partida.posting.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.Party;
import org.partida.testkit.store.Samples;

/** Invoices of a supplier for tests: 100.00 RON and 21 % VAT. */
final class Papers {
  static final String SELLER = "RO14399840";

  private Papers() {}

  static Invoice plain(String number, String day) {
    return of(number, day, Optional.empty(), seller(SELLER, "RO"));
  }

  /** The paper says that VAT is chargeable when it is paid (BT-8). */
  static Invoice onCash(String number, String day) {
    return of(number, day, Optional.of("432"), seller(SELLER, "RO"));
  }

  static Invoice from(String number, Party seller) {
    return of(number, "2026-03-01", Optional.empty(), seller);
  }

  static Party seller(String vatId, String country) {
    Optional<String> none = Optional.empty();
    Optional<String> where = Optional.of(country).filter(c -> !c.isEmpty());
    return Party.of(
        "Vânzător S.A.", Optional.of(vatId), none, new Address(List.of(), none, none, none, where));
  }

  private static Invoice of(String number, String day, Optional<String> code, Party seller) {
    Invoice i = Samples.invoice(number);
    Header h = i.header();
    Header changed =
        new Header(
            number,
            LocalDate.parse(day),
            Optional.empty(),
            h.taxPointDate(),
            code,
            h.deliveryDate(),
            h.periodStart(),
            h.periodEnd(),
            h.typeCode(),
            h.kind(),
            h.currency(),
            h.taxCurrency(),
            h.specification());
    return new Invoice(
        changed,
        Parties.of(seller, i.parties().buyer()),
        i.lines(),
        i.allowances(),
        i.vat(),
        i.totals(),
        i.payment(),
        i.references(),
        List.of(),
        i.attachments(),
        i.withholdings(),
        i.stampDuty());
  }

  /** Of one line that is called so, with the seller's own code if one is given. */
  static Invoice named(String number, String day, String name, Optional<String> code) {
    Invoice i = of(number, day, Optional.empty(), seller(SELLER, "RO"));
    InvoiceLine l = i.lines().get(0);
    Optional<String> none = Optional.empty();
    InvoiceLine line =
        new InvoiceLine(
            l.id(),
            new Item(name, none, code, none, none, List.of(), none),
            l.quantity(),
            l.unit(),
            l.netPrice(),
            l.priceBaseQuantity(),
            l.netAmount(),
            l.vatCategory(),
            l.vatRate(),
            l.allowances(),
            l.notes(),
            l.orderLineReference(),
            l.accountingReference());
    return new Invoice(
        i.header(),
        i.parties(),
        List.of(line),
        i.allowances(),
        i.vat(),
        i.totals(),
        i.payment(),
        i.references(),
        List.of(),
        i.attachments(),
        i.withholdings(),
        i.stampDuty());
  }

  /** A received document with that content, approved. */
  static Document document(String id, Invoice i, Instant receivedAt) {
    Document d = Samples.document(id, Desk.COMPANY, receivedAt);
    return new Document(
        id,
        d.company(),
        Direction.RECEIVED,
        d.typeCode(),
        i.number(),
        i.header().issueDate(),
        Optional.empty(),
        i.parties().seller().name(),
        i.parties().seller().taxId(),
        d.total(),
        d.format(),
        NetworkState.VALIDATED,
        DecisionState.APPROVED,
        AccountingState.NONE,
        ArchiveState.ORIGINAL,
        d.original(),
        d.pdf(),
        d.signature(),
        d.networkIndex(),
        receivedAt,
        "");
  }
}
