package org.partida.ubl;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The same file as the JDK's DOM and XPath see it. */
final class XPathInvoice {
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private final Document document;
  private final XPath xpath = XPathFactory.newInstance().newXPath();

  XPathInvoice(byte[] bytes) throws Exception {
    document = parse(bytes);
    xpath.setNamespaceContext(new Names());
  }

  static boolean isUbl(Path file) {
    try {
      Node root = parse(Files.readAllBytes(file)).getDocumentElement();
      return Set.of("Invoice", "CreditNote").contains(root.getLocalName())
          && String.valueOf(root.getNamespaceURI()).startsWith(UBL);
    } catch (Exception e) {
      return false;
    }
  }

  /** The text of the first node, blanks around it removed; empty if there is none. */
  String text(String path) {
    return evaluate(path).strip();
  }

  int count(String path) {
    return Integer.parseInt(evaluate("count(" + path + ")"));
  }

  long embeddedBytes() {
    try {
      NodeList nodes =
          (NodeList)
              xpath.evaluate(
                  "//cbc:EmbeddedDocumentBinaryObject", document, XPathConstants.NODESET);
      long total = 0;
      for (int i = 0; i < nodes.getLength(); i++) {
        total += Base64.getMimeDecoder().decode(nodes.item(i).getTextContent()).length;
      }
      return total;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private String evaluate(String path) {
    try {
      return xpath.evaluate(path, document);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static Document parse(byte[] bytes) throws Exception {
    DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
    f.setNamespaceAware(true);
    f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    var builder = f.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new ByteArrayInputStream(bytes));
  }

  private static final class Names implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return switch (prefix) {
        case "cac" -> UBL + "CommonAggregateComponents-2";
        case "cbc" -> UBL + "CommonBasicComponents-2";
        default -> XMLConstants.NULL_NS_URI;
      };
    }

    @Override
    public String getPrefix(String uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
      throw new UnsupportedOperationException();
    }
  }
}
