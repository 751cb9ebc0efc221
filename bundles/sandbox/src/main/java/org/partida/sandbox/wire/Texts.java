package org.partida.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partida.sandbox.checks.Broken;
import org.partida.sandbox.generate.Payload;

/** The forms of the authority's answers; the spelling mistakes are its own. */
final class Texts {
  static final String NO_RIGHTS = "Nu exista niciun CIF pentru care sa aveti drept in SPV";
  private static final String UPLOAD_NS = "mfp:anaf:dgti:spv:respUploadFisier:v1";
  private static final String STATE_NS = "mfp:anaf:dgti:efactura:stareMesajFactura:v1";
  private static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private Texts() {}

  static String noRight(String cif) {
    return "Nu aveti drept in SPV pentru CIF=" + cif;
  }

  /** What a fault says that a document breaks. */
  static String forcedRule(boolean legacy) {
    return new Broken(
            "BR-RO-110",
            "BR-RO-110",
            "/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress",
            "Subdiviziunea tarii Vanzatorului trebuie codificata folosind lista ISO 3166-2:RO.",
            "The Seller's country subdivision must be coded using ISO 3166-2:RO.",
            "contains(RO-list, cbc:CountrySubentity)")
        .text(legacy, Broken.Stage.SCHEMATRON);
  }

  /** Errors of the lists and of the download come with status 200. */
  static WireResponse error(String text, String title) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("eroare", text);
    body.put("titlu", title);
    return WireResponse.json(200, body);
  }

  static WireResponse accepted(String time, String index) {
    return WireResponse.xml(
        DECLARATION
            + "<header xmlns=\""
            + UPLOAD_NS
            + "\" dateResponse=\""
            + time
            + "\" ExecutionStatus=\"0\" index_incarcare=\""
            + index
            + "\"/>");
  }

  static WireResponse refused(String time, List<String> errors) {
    StringBuilder xml = new StringBuilder(DECLARATION);
    xml.append("<header xmlns=\"")
        .append(UPLOAD_NS)
        .append("\" dateResponse=\"")
        .append(time)
        .append("\" ExecutionStatus=\"1\">\n");
    errors.forEach(e -> appendError(xml, e));
    return WireResponse.xml(xml.append("</header>").toString());
  }

  static WireResponse state(String state, String downloadId) {
    String id = downloadId.isEmpty() ? "" : " id_descarcare=\"" + downloadId + "\"";
    return WireResponse.xml(
        DECLARATION + "<header xmlns=\"" + STATE_NS + "\" stare=\"" + state + "\"" + id + "/>");
  }

  static WireResponse stateError(String error) {
    StringBuilder xml = new StringBuilder(DECLARATION);
    xml.append("<header xmlns=\"").append(STATE_NS).append("\">\n");
    appendError(xml, error);
    return WireResponse.xml(xml.append("</header>").toString());
  }

  private static void appendError(StringBuilder xml, String error) {
    xml.append("    <Errors errorMessage=\"").append(escape(error)).append("\"/>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** The firewall's page. */
  static Payload wafPage(long supportId) {
    return Payload.utf8(
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. "
            + "Please consult with your administrator.<br><br>Your support ID is: "
            + supportId
            + "<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>");
  }

  static WireResponse gateway(int status, String reason) {
    return WireResponse.html(
        status,
        "<html><head><title>"
            + status
            + " "
            + reason
            + "</title></head><body><center><h1>"
            + status
            + " "
            + reason
            + "</h1></center></body></html>");
  }

  static WireResponse spring(int status, String error, String message, String time, String path) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timestamp", time);
    body.put("status", status);
    body.put("error", error);
    body.put("message", message);
    body.put("path", path);
    return WireResponse.json(status, body);
  }
}
