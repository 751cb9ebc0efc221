package org.partida.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A simulated qualified certificate.
 *
 * @param serial hex without colons
 * @param holder the person's name
 * @param cnp the person's code; it stands in the envelope of lists
 * @param enrolled known to the private virtual space with a legal person's role
 */
public record Certificate(
    String serial, String holder, String cnp, LocalDate from, LocalDate to, boolean enrolled) {

  /** True if a person can sign in with it on that day. */
  public boolean works(LocalDate day) {
    return enrolled && !day.isBefore(from) && !day.isAfter(to);
  }

  /** The serial with a colon between bytes, as tokens print it. */
  public String colons() {
    return colons(serial);
  }

  static String colons(String serial) {
    return serial.replaceAll("(..)(?!$)", "$1:");
  }

  Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("serial", serial);
    view.put("holder", holder);
    view.put("cnp", cnp);
    view.put("from", from.toString());
    view.put("to", to.toString());
    view.put("enrolled", enrolled);
    return view;
  }

  static Certificate read(JsonNode node) {
    return new Certificate(
        node.path("serial").asText(),
        node.path("holder").asText(),
        node.path("cnp").asText(),
        LocalDate.parse(node.path("from").asText()),
        LocalDate.parse(node.path("to").asText()),
        node.path("enrolled").asBoolean());
  }
}
