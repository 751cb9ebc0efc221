package org.partida.sandbox.checks;

import java.util.Optional;
import org.partida.sandbox.generate.FiscalCode;
import org.partida.sandbox.generate.Payload;
import org.w3c.dom.Element;

/**
 * Who sells and who buys, as the authority identifies them.
 *
 * @param seller digits of the seller's code; empty if it cannot be read
 * @param buyer digits of the buyer's code, thirteen zeros for an unnamed person; empty if the buyer
 *     is not identified
 * @param sellerVat the seller's code was a VAT id
 * @param index for a buyer's message: the upload that it is about
 */
public record Parties(String seller, String buyer, boolean sellerVat, String index) {
  /** A person who does not say who it is. */
  public static final String NOBODY = "0000000000000";

  private static final String CII = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/";
  private static final String CNP_WEIGHTS = "279146358279";

  /** Reads a document that was well-formed when it was taken. */
  public static Parties read(Payload payload) {
    Element root = Dom.root(payload);
    if ("CrossIndustryInvoice".equals(root.getLocalName())) {
      return of(
          cii(root, "SellerTradeParty", "SpecifiedTaxRegistration/ID"),
          cii(root, "SellerTradeParty", "SpecifiedLegalOrganization/ID"),
          cii(root, "BuyerTradeParty", "SpecifiedTaxRegistration/ID"),
          cii(root, "BuyerTradeParty", "SpecifiedLegalOrganization/ID"));
    }
    if ("header".equals(root.getLocalName())) {
      return new Parties("", "", false, root.getAttribute("index_incarcare"));
    }
    return of(
        party(root, "AccountingSupplierParty", "PartyTaxScheme"),
        party(root, "AccountingSupplierParty", "PartyLegalEntity"),
        party(root, "AccountingCustomerParty", "PartyTaxScheme"),
        party(root, "AccountingCustomerParty", "PartyLegalEntity"));
  }

  private static String party(Element root, String role, String where) {
    return Dom.text(root, role + "/Party/" + where + "/CompanyID");
  }

  private static String cii(Element root, String role, String where) {
    return Dom.text(root, CII + role + "/" + where);
  }

  private static Parties of(
      String sellerTax, String sellerLegal, String buyerTax, String buyerLegal) {
    String seller = sellerTax.isEmpty() ? sellerLegal : sellerTax;
    return new Parties(
        seller.replaceFirst("(?i)^RO", "").matches("[0-9]{2,13}")
            ? seller.replaceFirst("(?i)^RO", "")
            : "",
        buyer(buyerTax, buyerLegal),
        !sellerTax.isEmpty(),
        "");
  }

  /** Only a VAT id with RO, or a legal id of digits alone, names a buyer. */
  private static String buyer(String tax, String legal) {
    if (tax.matches("RO[0-9]{2,10}")) {
      return tax.substring(2);
    }
    return legal.matches("[0-9]{2,13}") ? legal : "";
  }

  /** True if the code is a company's or a person's with a right check digit. */
  public static boolean isCode(String digits) {
    return digits.length() == 13 ? isCnp(digits) : FiscalCode.isValid(digits);
  }

  private static boolean isCnp(String digits) {
    if (!digits.matches("[0-9]{13}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (CNP_WEIGHTS.charAt(i) - '0');
    }
    int control = sum % 11 == 10 ? 1 : sum % 11;
    return control == digits.charAt(12) - '0';
  }

  /** The buyer, if there is one with a mailbox of its own. */
  public Optional<String> mailboxOfBuyer() {
    return buyer.isEmpty() || NOBODY.equals(buyer) ? Optional.empty() : Optional.of(buyer);
  }
}
