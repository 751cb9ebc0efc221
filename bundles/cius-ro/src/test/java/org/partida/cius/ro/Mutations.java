package org.partida.cius.ro;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Every way to break a document a little: leave an element out, write it twice, put another value
 * of its kind, drop or spoil an attribute.
 */
final class Mutations {
  private Mutations() {}

  /** A broken document and how it was broken. */
  record Mutant(String how, String text) {
    byte[] xml() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** All mutants of a document, or so many of them, the same for the same seed. */
  static List<Mutant> of(byte[] xml, int atMost, long seed) {
    int count = Samples.elements(Samples.parse(xml)).size();
    List<Mutant> all = new ArrayList<>();
    List<int[]> picks = new ArrayList<>();
    for (int e = 1; e < count; e++) {
      for (int kind = 0; kind < KINDS; kind++) {
        picks.add(new int[] {e, kind});
      }
    }
    Collections.shuffle(picks, new Random(seed));
    for (int[] pick : picks) {
      if (all.size() >= atMost) {
        break;
      }
      Document d = Samples.parse(xml);
      String how = apply(Samples.elements(d).get(pick[0]), pick[1]);
      if (!how.isEmpty()) {
        all.add(new Mutant(how, new String(Samples.write(d), StandardCharsets.UTF_8)));
      }
    }
    return all;
  }

  private static final int KINDS = 9;

  private static String apply(Element e, int kind) {
    String what = e.getParentNode().getLocalName() + "/" + e.getLocalName();
    if (kind == 0) {
      e.getParentNode().removeChild(e);
      return "without " + what;
    }
    if (kind == 1) {
      Node twin = e.cloneNode(true);
      e.getParentNode().insertBefore(twin, e);
      return "twice " + what;
    }
    if (kind == 2 || kind == 3) {
      return attribute(e, what, kind == 2);
    }
    if (!Samples.leaf(e)) {
      return "";
    }
    String text = e.getTextContent();
    String other = value(text, kind - 4);
    if (other.equals(text)) {
      return "";
    }
    e.setTextContent(other);
    return what + " = " + (other.length() > 40 ? other.length() + " characters" : other);
  }

  private static String attribute(Element e, String what, boolean drop) {
    NamedNodeMap all = e.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      Attr a = (Attr) all.item(i);
      if (!a.getName().startsWith("xmlns")) {
        if (drop) {
          e.removeAttributeNode(a);
        } else {
          a.setValue("QQ");
        }
        return (drop ? "no " : "QQ as ") + what + "/@" + a.getName();
      }
    }
    return "";
  }

  private static String value(String text, int kind) {
    if (text.matches("-?\\d+\\.\\d+")) {
      return List.of(text + "7", "-" + text.replace("-", ""), "0.00", "123456.78", "1.1").get(kind);
    }
    if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return List.of("2026-13-01", "1999-01-01", text + "Z", "2099-12-31", "").get(kind);
    }
    if (text.matches("[A-Z]{1,3}|RO-[A-Z]+")) {
      return List.of("RO", "E", "EUR", "ZZ", "O").get(kind);
    }
    return List.of("x".repeat(301), "", "381", " ", "true").get(kind);
  }
}
