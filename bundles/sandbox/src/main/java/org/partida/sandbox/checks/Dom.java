package org.partida.sandbox.checks;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.SafeDom;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads elements by their local names along a path such as {@code Party/PostalAddress}. */
final class Dom {
  private Dom() {}

  static Element root(Payload payload) {
    return SafeDom.parse(new ByteArrayInputStream(payload.bytes())).getDocumentElement();
  }

  static List<Element> all(Element from, String path) {
    List<Element> found = List.of(from);
    for (String step : path.split("/", -1)) {
      List<Element> next = new ArrayList<>();
      found.forEach(element -> children(element, step, next));
      found = next;
    }
    return found;
  }

  private static void children(Element parent, String name, List<Element> into) {
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        into.add(element);
      }
    }
  }

  static Optional<Element> first(Element from, String path) {
    return all(from, path).stream().findFirst();
  }

  static String text(Element from, String path) {
    return first(from, path).map(e -> e.getTextContent().strip()).orElse("");
  }

  /** A number, or nothing if there is none or it is not one. */
  static Optional<BigDecimal> number(Element from, String path) {
    String text = text(from, path);
    return text.matches("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  static BigDecimal amount(Element from, String path) {
    return number(from, path).orElse(BigDecimal.ZERO);
  }
}
