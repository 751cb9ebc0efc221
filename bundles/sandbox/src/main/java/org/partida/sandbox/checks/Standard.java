package org.partida.sandbox.checks;

import java.util.Optional;

/** What can be filed: the values of the parameter {@code standard}. */
public enum Standard {
  /** An invoice in UBL. */
  UBL("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
  /** A credit note in UBL. */
  CN("CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"),
  /** An invoice in UN/CEFACT's syntax. */
  CII("CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
  /** A buyer's message. */
  RASP("header", "mfp:anaf:dgti:spv:reqMesaj:v1");

  private final String root;
  private final String namespace;

  Standard(String root, String namespace) {
    this.root = root;
    this.namespace = namespace;
  }

  /** Reads the parameter. */
  public static Optional<Standard> of(String text) {
    return switch (text) {
      case "UBL" -> Optional.of(UBL);
      case "CN" -> Optional.of(CN);
      case "CII" -> Optional.of(CII);
      case "RASP" -> Optional.of(RASP);
      default -> Optional.empty();
    };
  }

  /** Local name of the root element. */
  public String root() {
    return root;
  }

  /** Namespace of the root element. */
  public String namespace() {
    return namespace;
  }
}
