package org.partida.cius.ro.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
  private static final String GOOD_SELLER = vat("RO12345674");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // BT-31, BT-32, BT-30, what ANAF says
        "RO12345674, -, -, -",
        "12345674, -, -, -",
        "RO12345675, -, -, CUI vanzator incorect",
        "DE123456789, -, -, CUI vanzator incorect",
        "-, 12345674, -, -",
        "-, -, 12345674, -",
        "-, -, RO12345674, -",
        "-, -, J12/123/2000, CUI vanzator incorect",
        "-, -, -, CUI vanzator incorect",
        // once there is a VAT identifier, it is the one that counts
        "RO12345675, -, 12345674, CUI vanzator incorect"
      })
  void sellers(String vat, String other, String legal, String expected) throws Exception {
    String seller =
        (vat == null ? "" : vat(vat))
            + (other == null ? "" : scheme(other, "LOC"))
            + (legal == null ? "" : legal(legal));
    assertThat(texts(seller, vat("RO12345674"), "RO", false))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // BT-48, BT-47, country, extern, what ANAF says
        "RO12345674, -, RO, false, -",
        "RO12345675, -, RO, false, CUI cumparator incorect",
        "-, 12345674, RO, false, -",
        "-, 12345675, RO, false, CUI cumparator incorect",
        "-, 0000000000000, RO, false, -",
        "-, 1900101410011, RO, false, -",
        "-, 1900101410015, RO, false, CNP sau NIF cumparator incorect",
        "-, J12/123/2000, RO, false, nu a fost identificat cui cumparator",
        "-, -, RO, false, nu a fost identificat cui cumparator",
        "DE123456789, -, DE, false, nu a fost identificat cui cumparator",
        "DE123456789, -, DE, true, -",
        "DE123456789, 12345674, DE, false, -",
        // extern is for buyers abroad alone
        "-, -, RO, true, nu a fost identificat cui cumparator"
      })
  void buyers(String vat, String legal, String country, boolean extern, String expected)
      throws Exception {
    String buyer = (vat == null ? "" : vat(vat)) + (legal == null ? "" : legal(legal));
    assertThat(texts(GOOD_SELLER, buyer, country, extern))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void thePlaceIsTheElement() throws Exception {
    Identifiers.Complaint c = check(GOOD_SELLER, vat("RO1"), "RO", false).get(0);
    assertThat(c.location())
        .isEqualTo(
            "/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID");
    assertThat(c.businessTerm()).isEqualTo("BT-48");
  }

  private static List<String> texts(String seller, String buyer, String country, boolean extern)
      throws Exception {
    return check(seller, buyer, country, extern).stream().map(Identifiers.Complaint::text).toList();
  }

  private static List<Identifiers.Complaint> check(
      String seller, String buyer, String country, boolean extern) throws Exception {
    String xml =
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'"
            + " xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'"
            + " xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>"
            + "<cac:AccountingSupplierParty><cac:Party>"
            + seller
            + "</cac:Party></cac:AccountingSupplierParty><cac:AccountingCustomerParty><cac:Party>"
            + "<cac:PostalAddress><cac:Country><cbc:IdentificationCode>"
            + country
            + "</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
            + buyer
            + "</cac:Party></cac:AccountingCustomerParty></Invoice>";
    return Identifiers.check(
        new Processor(false).newDocumentBuilder().build(new StreamSource(new StringReader(xml))),
        extern);
  }

  private static String vat(String id) {
    return scheme(id, "VAT");
  }

  private static String scheme(String id, String scheme) {
    return "<cac:PartyTaxScheme><cbc:CompanyID>"
        + id
        + "</cbc:CompanyID><cac:TaxScheme><cbc:ID>"
        + scheme
        + "</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>";
  }

  private static String legal(String id) {
    return "<cac:PartyLegalEntity><cbc:CompanyID>" + id + "</cbc:CompanyID></cac:PartyLegalEntity>";
  }
}
