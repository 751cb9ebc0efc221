package org.partida.sandbox.generate;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads by XPath over local names: shares nothing with the writer. */
final class Ubl {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();
  private final Document document;

  Ubl(Payload payload) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(payload.bytes()));
    } catch (Exception e) {
      throw new AssertionError("not well-formed", e);
    }
  }

  Element root() {
    return document.getDocumentElement();
  }

  /** Texts at a path such as {@code TaxTotal/TaxAmount}, prefix-blind. */
  List<String> texts(String path) {
    StringBuilder expression = new StringBuilder("/*");
    for (String step : path.split("/", -1)) {
      expression.append("/*[local-name()='").append(step).append("']");
    }
    List<String> texts = new ArrayList<>();
    for (Node node : nodes(expression.toString())) {
      texts.add(node.getTextContent());
    }
    return texts;
  }

  String text(String path) {
    List<String> texts = texts(path);
    return texts.isEmpty() ? "" : texts.get(0);
  }

  BigDecimal amount(String path) {
    String text = text(path);
    return text.isEmpty() ? new BigDecimal("0.00") : new BigDecimal(text);
  }

  List<Node> nodes(String expression) {
    try {
      NodeList list = (NodeList) XPATH.evaluate(expression, document, XPathConstants.NODESET);
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < list.getLength(); i++) {
        nodes.add(list.item(i));
      }
      return nodes;
    } catch (javax.xml.xpath.XPathExpressionException e) {
      throw new AssertionError(expression, e);
    }
  }
}
