package org.partida.spv.unpack;

import java.util.Map;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.Unpacked.PayloadKind;

/** What a payload is by its root and namespace; the misspelt one is ANAF's. */
final class PayloadKinds {
  private static final Map<RootElement, PayloadKind> KINDS =
      Map.of(
          new RootElement("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice"),
              PayloadKind.INVOICE,
          new RootElement(
                  "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote"),
              PayloadKind.INVOICE,
          new RootElement(
                  "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
                  "CrossIndustryInvoice"),
              PayloadKind.INVOICE,
          new RootElement("mfp:anaf:dgti:efactura:mesajEroriFactuta:v1", "header"),
              PayloadKind.ERROR_NOTICE,
          new RootElement("mfp:anaf:dgti:spv:reqMesaj:v1", "header"), PayloadKind.BUYER_MESSAGE);

  private PayloadKinds() {}

  static PayloadKind of(RootElement root) {
    return KINDS.getOrDefault(root, PayloadKind.UNKNOWN);
  }
}
