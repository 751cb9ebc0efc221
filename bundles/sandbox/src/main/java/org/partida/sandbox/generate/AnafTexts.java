package org.partida.sandbox.generate;

import java.util.List;

/** The payloads and item texts that the authority itself writes. */
public final class AnafTexts {
  private static final String ERRORS_NS = "mfp:anaf:dgti:efactura:mesajEroriFactuta:v1";
  private static final String MESSAGE_NS = "mfp:anaf:dgti:spv:reqMesaj:v1";

  private AnafTexts() {}

  /** The error file of a refused upload. */
  public static Payload errors(String index, String issuer, List<String> errors) {
    StringBuilder xml = new StringBuilder(256);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<header xmlns=\"")
        .append(ERRORS_NS)
        .append("\" Index_incarcare=\"")
        .append(index)
        .append("\" Cif_emitent=\"")
        .append(issuer)
        .append("\">\n");
    for (String error : errors) {
      xml.append("    <Error errorMessage=\"").append(attribute(error)).append("\"/>\n");
    }
    return Payload.utf8(xml.append("</header>\n").toString());
  }

  /** The file of a buyer's message about an uploaded invoice. */
  public static Payload buyerMessage(String index, String text) {
    return Payload.utf8(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<header xmlns=\""
            + MESSAGE_NS
            + "\" index_incarcare=\""
            + index
            + "\" message=\""
            + attribute(text)
            + "\"/>\n");
  }

  /** Item text of an invoice. */
  public static String invoiceDetails(String index, String seller, String buyer) {
    return "Factura cu id_incarcare="
        + index
        + " emisa de cif_emitent="
        + seller
        + " pentru cif_beneficiar="
        + buyer;
  }

  /** Item text of a self-billed invoice; the two spaces are the authority's. */
  public static String selfBilledDetails(String index, String buyer, String seller) {
    return "Factura cu id_incarcare="
        + index
        + " transmisa de cif="
        + buyer
        + "  ca autofactura in numele cif="
        + seller;
  }

  /** Item text of an error file. */
  public static String errorDetails(String index) {
    return "Erori de validare identificate la factura primita cu id_incarcare=" + index;
  }

  /** Item text of a buyer's message; the authority documents no wording. */
  public static String buyerMessageDetails(String index, String buyer) {
    return "Mesaj transmis de cumparator cif=" + buyer + " pentru factura cu id_incarcare=" + index;
  }

  /** Escapes an attribute; line ends must survive attribute normalisation. */
  private static String attribute(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    XmlOut.escape(text, escaped);
    return escaped.toString().replace("\n", "&#xA;").replace("\t", "&#x9;");
  }
}
