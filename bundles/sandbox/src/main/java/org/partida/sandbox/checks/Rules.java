package org.partida.sandbox.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.partida.sandbox.generate.Payload;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The rules that real documents most often break, for UBL; used where no validator is there. It is
 * no validator itself: what it passes may still be wrong.
 */
final class Rules {
  private static final String CIUS_RO =
      "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1";
  private static final Set<String> COUNTIES =
      Set.of(
          ("AB AR AG BC BH BN BT BV BR BZ CS CL CJ CT CV DB DJ GL GR GJ HR HD IL IS IF MM MH MS NT"
                  + " OT PH SM SJ SB SV TR TM TL VS VL VN B")
              .split(" ", -1));
  private static final int LONGEST_NAME = 100;

  private final Element root;
  private final String name;
  private final List<Broken> broken = new ArrayList<>();

  private Rules(Element root) {
    this.root = root;
    this.name = root.getLocalName();
  }

  static List<Broken> check(Payload payload) {
    Rules rules = new Rules(Dom.root(payload));
    if (!"CrossIndustryInvoice".equals(rules.name)) {
      rules.head();
      rules.parties();
      rules.address("AccountingSupplierParty", "Vanzatorului", "Seller", 0);
      rules.address("AccountingCustomerParty", "Cumparatorului", "Buyer", 1);
      rules.totals();
      rules.decimals(rules.root);
      rules.lines();
    }
    return rules.broken;
  }

  private void add(String rule, String printed, String where, String ro, String en, String test) {
    String path = "/" + name + (where.isEmpty() ? "" : "/" + where);
    broken.add(new Broken(rule, printed, path, ro, en, test));
  }

  private void unless(boolean right, String rule, String where, String ro, String en) {
    if (!right) {
      add(rule, rule, where, ro, en, "false()");
    }
  }

  private boolean vatApplies() {
    return Dom.all(root, "TaxTotal/TaxSubtotal/TaxCategory/ID").stream()
        .map(e -> e.getTextContent().strip())
        .anyMatch(category -> !"O".equals(category));
  }

  private void head() {
    unless(
        CIUS_RO.equals(Dom.text(root, "CustomizationID")),
        "BR-RO-001",
        "cbc:CustomizationID",
        "Identificatorul specificatiei (BT-24) trebuie sa corespunda cu CIUS-RO 1.0.1.",
        "The Specification identifier (BT-24) must be that of CIUS-RO 1.0.1.");
    unless(
        Dom.text(root, "ID").matches(".*[0-9].*"),
        "BR-RO-010",
        "cbc:ID",
        "Numarul facturii (BT-1) trebuie sa contina cel putin un caracter numeric.",
        "The Invoice number (BT-1) must contain at least one digit.");
    boolean credit = "CreditNote".equals(name);
    String type = Dom.text(root, credit ? "CreditNoteTypeCode" : "InvoiceTypeCode");
    unless(
        credit ? "381".equals(type) : type.matches("380|384|389|751"),
        "BR-RO-020",
        credit ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode",
        "Codul tipului facturii (BT-3) nu este permis: 380, 384, 389, 751, iar pentru nota de"
            + " creditare 381.",
        "The Invoice type code (BT-3) is not allowed.");
    String currency = Dom.text(root, "DocumentCurrencyCode");
    unless(
        "RON".equals(currency) || "RON".equals(Dom.text(root, "TaxCurrencyCode")),
        "BR-RO-030",
        "cbc:TaxCurrencyCode",
        "Daca Codul monedei facturii (BT-5) este altul decat RON, atunci Codul monedei de"
            + " contabilizare a TVA (BT-6) trebuie sa fie RON.",
        "If the Invoice currency code (BT-5) is other than RON, the VAT accounting currency code"
            + " (BT-6) must be RON.");
  }

  private void parties() {
    if (!vatApplies()) {
      return;
    }
    boolean seller =
        !Dom.text(root, "AccountingSupplierParty/Party/PartyTaxScheme/CompanyID").isEmpty()
            || !Dom.text(root, "TaxRepresentativeParty/PartyTaxScheme/CompanyID").isEmpty();
    unless(
        seller,
        "BR-RO-065",
        "cac:AccountingSupplierParty",
        "Identificatorul de inregistrare fiscala al Vanzatorului (BT-32) si/sau Identificatorul de"
            + " TVA al Vanzatorului (BT-31) si/sau al reprezentantului fiscal (BT-63) trebuie sa"
            + " fie inscris.",
        "The Seller tax registration identifier (BT-32) and/or the Seller VAT identifier (BT-31)"
            + " and/or the Seller tax representative VAT identifier (BT-63) shall be present.");
    boolean buyer =
        !Dom.text(root, "AccountingCustomerParty/Party/PartyTaxScheme/CompanyID").isEmpty()
            || !Dom.text(root, "AccountingCustomerParty/Party/PartyLegalEntity/CompanyID")
                .isEmpty();
    unless(
        buyer,
        "BR-RO-120",
        "cac:AccountingCustomerParty",
        "Identificatorul de inregistrare legala a Cumparatorului (BT-47) si/sau Identificatorul de"
            + " TVA al Cumparatorului (BT-48) trebuie sa fie inscris.",
        "The Buyer legal registration identifier (BT-47) and/or the Buyer VAT identifier (BT-48)"
            + " shall be present.");
  }

  /** In version 1.0.9 the buyer's assertions have ids of their own, but print the seller's. */
  private void address(String role, String whose, String english, int buyer) {
    String path = role + "/Party/PostalAddress/";
    String where = "cac:" + role + "/cac:Party/cac:PostalAddress";
    if (Dom.text(root, path + "StreetName").isEmpty()) {
      add(
          buyer == 0 ? "BR-RO-081" : "BR-RO-082",
          "BR-RO-080",
          where,
          "Adresa " + whose + " - Linia 1 trebuie furnizata.",
          english + " address line 1 must be provided.",
          "cbc:StreetName[boolean(normalize-space(.))]");
    }
    String city = Dom.text(root, path + "CityName");
    if (city.isEmpty()) {
      add(
          buyer == 0 ? "BR-RO-091" : "BR-RO-092",
          "BR-RO-090",
          where,
          "Orasul " + whose + " trebuie furnizat.",
          english + " city must be provided.",
          "cbc:CityName[boolean(normalize-space(.))]");
    }
    if (!"RO".equals(Dom.text(root, path + "Country/IdentificationCode"))) {
      return;
    }
    String county = Dom.text(root, path + "CountrySubentity");
    if (!county.startsWith("RO-") || !COUNTIES.contains(county.substring(3))) {
      add(
          buyer == 0 ? "BR-RO-110" : "BR-RO-111",
          "BR-RO-110",
          where,
          "Subdiviziunea tarii " + whose + " trebuie codificata folosind lista ISO 3166-2:RO.",
          "The " + english + "'s country subdivision must be coded using ISO 3166-2:RO.",
          "contains(RO-list, cbc:CountrySubentity)");
    }
    if ("RO-B".equals(county) && !city.matches("SECTOR[1-6]")) {
      add(
          buyer == 0 ? "BR-RO-100" : "BR-RO-101",
          "BR-RO-100",
          where,
          "Daca subdiviziunea este RO-B, numele orasului "
              + whose
              + " trebuie codificat SECTOR1 ... SECTOR6.",
          "If the subdivision is RO-B, the city must be coded SECTOR1 ... SECTOR6.",
          "matches(cbc:CityName, 'SECTOR[1-6]')");
    }
  }

  private void totals() {
    String sums = "LegalMonetaryTotal/";
    BigDecimal lines = BigDecimal.ZERO;
    for (Element line : lineElements()) {
      lines = lines.add(Dom.amount(line, "LineExtensionAmount"));
    }
    BigDecimal lineNet = Dom.amount(root, sums + "LineExtensionAmount");
    BigDecimal net = Dom.amount(root, sums + "TaxExclusiveAmount");
    BigDecimal gross = Dom.amount(root, sums + "TaxInclusiveAmount");
    BigDecimal vat = Dom.amount(root, "TaxTotal/TaxAmount");
    unless(
        lines.compareTo(lineNet) == 0,
        "BR-CO-10",
        "cac:LegalMonetaryTotal",
        "Sum of Invoice line net amount (BT-106) = Σ Invoice line net amount (BT-131).",
        "");
    BigDecimal exclusive =
        lineNet
            .subtract(Dom.amount(root, sums + "AllowanceTotalAmount"))
            .add(Dom.amount(root, sums + "ChargeTotalAmount"));
    unless(
        exclusive.compareTo(net) == 0,
        "BR-CO-13",
        "cac:LegalMonetaryTotal",
        "Invoice total amount without VAT (BT-109) = Σ Invoice line net amount (BT-131) - Sum of"
            + " allowances on document level (BT-107) + Sum of charges on document level (BT-108).",
        "");
    unless(
        net.add(vat).compareTo(gross) == 0,
        "BR-CO-15",
        "cac:LegalMonetaryTotal",
        "Invoice total amount with VAT (BT-112) = Invoice total amount without VAT (BT-109) +"
            + " Invoice total VAT amount (BT-110).",
        "");
    BigDecimal payable =
        gross
            .subtract(Dom.amount(root, sums + "PrepaidAmount"))
            .add(Dom.amount(root, sums + "PayableRoundingAmount"));
    unless(
        payable.compareTo(Dom.amount(root, sums + "PayableAmount")) == 0,
        "BR-CO-16",
        "cac:LegalMonetaryTotal",
        "Amount due for payment (BT-115) = Invoice total amount with VAT (BT-112) - Paid amount"
            + " (BT-113) + Rounding amount (BT-114).",
        "");
  }

  private List<Element> lineElements() {
    return Dom.all(root, "CreditNote".equals(name) ? "CreditNoteLine" : "InvoiceLine");
  }

  /** At most two decimals on every amount but prices. */
  private void decimals(Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        String local = child.getLocalName();
        boolean amount = local.endsWith("Amount") && !"PriceAmount".equals(local);
        boolean inPrice = "Price".equals(element.getLocalName()) || inPrice(element);
        if (amount && !inPrice && child.getTextContent().strip().matches(".*\\.[0-9]{3,}")) {
          unless(
              false,
              "BR-DEC-RO-" + local,
              "cbc:" + local,
              "Numarul maxim de zecimale permise pentru " + local + " este 2.",
              "The allowed maximum number of decimals for " + local + " is 2.");
        }
        decimals(child);
      }
    }
  }

  private static boolean inPrice(Node element) {
    return element.getParentNode() instanceof Element parent
        && "Price".equals(parent.getLocalName());
  }

  private void lines() {
    int number = 0;
    String tag = "CreditNote".equals(name) ? "cac:CreditNoteLine" : "cac:InvoiceLine";
    for (Element line : lineElements()) {
      number++;
      String where = tag + "[" + number + "]";
      unless(
          Dom.amount(line, "Price/PriceAmount").signum() >= 0,
          "BR-27",
          where,
          "The Item net price (BT-146) shall NOT be negative.",
          "");
      unless(
          Dom.text(line, "Item/Name").length() <= LONGEST_NAME,
          "BR-RO-L100",
          where,
          "Numarul maxim permis de caractere pentru Numele articolului (BT-153) este 100.",
          "The allowed maximum number of characters for the Item name (BT-153) is 100.");
    }
  }
}
