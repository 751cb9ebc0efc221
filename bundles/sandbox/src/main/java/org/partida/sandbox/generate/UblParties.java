package org.partida.sandbox.generate;

import java.time.LocalDate;

/** Writes the parties and the delivery of a document (BG-4, BG-7, BG-10, BG-13). */
final class UblParties {
  private final XmlOut xml;
  private final GenInvoice invoice;

  UblParties(XmlOut xml, GenInvoice invoice) {
    this.xml = xml;
    this.invoice = invoice;
  }

  void seller() {
    xml.aggregate(
        "AccountingSupplierParty",
        () -> xml.aggregate("Party", () -> party(invoice.seller(), true)));
  }

  void buyer() {
    xml.aggregate(
        "AccountingCustomerParty",
        () -> xml.aggregate("Party", () -> party(invoice.buyer(), false)));
  }

  void payee() {
    invoice
        .payee()
        .ifPresent(
            payee ->
                xml.aggregate(
                    "PayeeParty",
                    () -> {
                      xml.aggregate("PartyName", () -> xml.basic("Name", payee.name()));
                      xml.aggregate("PartyLegalEntity", () -> xml.basic("CompanyID", payee.code()));
                    }));
  }

  void delivery() {
    invoice.deliveryDate().ifPresent(date -> xml.aggregate("Delivery", () -> delivered(date)));
  }

  private void delivered(LocalDate date) {
    xml.basic("ActualDeliveryDate", date.toString());
    if (invoice.lines().stream().anyMatch(line -> "K".equals(line.category()))) {
      // BR-IC-12: an intra-Community supply names the country that it goes to
      GenAddress to = invoice.buyer().address();
      xml.aggregate("DeliveryLocation", () -> xml.aggregate("Address", () -> address(to)));
    }
  }

  private void party(GenParty party, boolean seller) {
    if (!party.email().isEmpty()) {
      xml.basic("EndpointID", party.email(), "schemeID", "EM");
    }
    xml.aggregate("PartyName", () -> xml.basic("Name", party.name()));
    xml.aggregate("PostalAddress", () -> address(party.address()));
    taxScheme(party, seller);
    xml.aggregate("PartyLegalEntity", () -> legal(party, seller));
    if (!party.email().isEmpty()) {
      xml.aggregate(
          "Contact",
          () -> {
            xml.basic("Name", seller ? "Facturare" : "Contabilitate");
            xml.basic("ElectronicMail", party.email());
          });
    }
  }

  private void taxScheme(GenParty party, boolean seller) {
    if (!invoice.isOutsideVat() && party.vatId().isPresent()) {
      scheme(party.vatId().get(), "VAT");
    } else if (seller) {
      // BT-32: who may not show a VAT id is known to the tax office by the bare code
      scheme(party.code(), "NOT_EU_VAT");
    }
  }

  private void scheme(String id, String scheme) {
    xml.aggregate(
        "PartyTaxScheme",
        () -> {
          xml.basic("CompanyID", id);
          xml.aggregate("TaxScheme", () -> xml.basic("ID", scheme));
        });
  }

  private void legal(GenParty party, boolean seller) {
    xml.basic("RegistrationName", party.name());
    xml.basic("CompanyID", party.code());
    if (seller && !party.tradeRegister().isEmpty()) {
      xml.basic("CompanyLegalForm", party.tradeRegister());
    }
  }

  private void address(GenAddress a) {
    xml.basic("StreetName", a.street());
    xml.basic("CityName", a.city());
    if (!a.postalZone().isEmpty()) {
      xml.basic("PostalZone", a.postalZone());
    }
    if (!a.county().isEmpty()) {
      xml.basic("CountrySubentity", a.county());
    }
    xml.aggregate("Country", () -> xml.basic("IdentificationCode", a.country()));
  }
}
