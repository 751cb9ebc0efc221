package org.partida.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.sandbox.generate.FiscalCode;
import org.partida.sandbox.generate.Payload;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What the simulated authority reads from a filed document: who sells, who buys, and a handful of
 * the rules that real documents most often break. It is no validator.
 */
record Filed(String seller, String buyer, List<String> errors) {
  private static final String CIUS_RO =
      "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1";

  Filed {
    errors = List.copyOf(errors);
  }

  /** Reads a document that was well-formed when it was taken. */
  static Filed read(Payload payload) {
    Document document = SafeDom.parse(new ByteArrayInputStream(payload.bytes()));
    Element root = document.getDocumentElement();
    String seller = party(root, "AccountingSupplierParty");
    String buyer = party(root, "AccountingCustomerParty");
    List<String> errors = new ArrayList<>();
    if (!CIUS_RO.equals(text(root, "CustomizationID").orElse(""))) {
      errors.add(rule("BR-RO-001", "Identificatorul specificatiei (BT-24) nu este corect"));
    }
    if (text(root, "ID").filter(id -> id.matches(".*[0-9].*")).isEmpty()) {
      errors.add(rule("BR-RO-010", "Numarul facturii (BT-1) trebuie sa contina o cifra"));
    }
    if (!FiscalCode.isValid(seller)) {
      errors.add("eroare regula: R_BT_32_cui: CUI vanzator incorect");
    }
    totals(root).ifPresent(errors::add);
    return new Filed(seller, buyer, errors);
  }

  private static String rule(String id, String text) {
    return "[" + id + "]-" + text;
  }

  /** BR-CO-15: gross = net + VAT in the document's currency. */
  private static Optional<String> totals(Element root) {
    Optional<Element> sums = child(root, "LegalMonetaryTotal");
    Optional<BigDecimal> net =
        sums.flatMap(s -> text(s, "TaxExclusiveAmount")).map(BigDecimal::new);
    Optional<BigDecimal> gross =
        sums.flatMap(s -> text(s, "TaxInclusiveAmount")).map(BigDecimal::new);
    Optional<BigDecimal> vat =
        child(root, "TaxTotal").flatMap(t -> text(t, "TaxAmount")).map(BigDecimal::new);
    boolean right =
        net.isPresent()
            && gross.isPresent()
            && net.get().add(vat.orElse(BigDecimal.ZERO)).compareTo(gross.get()) == 0;
    return right
        ? Optional.empty()
        : Optional.of(
            rule(
                "BR-CO-15",
                "Valoarea totala a facturii cu TVA (BT-112) = Valoarea totala a facturii fara TVA"
                    + " (BT-109) + Valoarea totala a TVA a facturii (BT-110)"));
  }

  private static String party(Element root, String role) {
    Optional<Element> party = child(root, role).flatMap(p -> child(p, "Party"));
    return party
        .flatMap(p -> child(p, "PartyTaxScheme"))
        .flatMap(s -> text(s, "CompanyID"))
        .or(
            () ->
                party.flatMap(p -> child(p, "PartyLegalEntity")).flatMap(l -> text(l, "CompanyID")))
        .map(id -> id.replaceAll("[^0-9]", ""))
        .orElse("");
  }

  /** The invoice that a buyer's message is about. */
  static String messageIndex(Payload payload) {
    return SafeDom.parse(new ByteArrayInputStream(payload.bytes()))
        .getDocumentElement()
        .getAttribute("index_incarcare");
  }

  private static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(Element::getTextContent).map(String::strip);
  }

  private static Optional<Element> child(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }
}
