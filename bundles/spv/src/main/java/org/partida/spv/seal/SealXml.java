package org.partida.spv.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** XML as a tree, by the JDK's own parser, without DTDs; and ways through it. */
final class SealXml {
  private SealXml() {}

  static Document parse(Path file) throws IOException, SAXException {
    try (InputStream in = Files.newInputStream(file)) {
      return builder().parse(in);
    }
  }

  static Document empty() {
    return builder().newDocument();
  }

  /** The JDK's default by name: what is found by lookup depends on the framework's bundles. */
  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Thrower());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser has these features", e);
    }
  }

  /** Prints nothing. */
  private static final class Thrower extends DefaultHandler {
    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  static boolean isSignature(Element e) {
    return XMLSignature.XMLNS.equals(e.getNamespaceURI()) && "Signature".equals(e.getLocalName());
  }

  /** Children of this name in the signature namespace. */
  static List<Element> children(Element parent, String name) {
    List<Element> out = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e
          && name.equals(e.getLocalName())
          && XMLSignature.XMLNS.equals(e.getNamespaceURI())) {
        out.add(e);
      }
    }
    return out;
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /** The Algorithm of a child; empty if there is none. */
  static String algorithm(Element parent, String name) {
    return child(parent, name).map(e -> e.getAttribute("Algorithm")).orElse("");
  }

  static String text(Element parent, String name) {
    return child(parent, name).map(Node::getTextContent).orElse("");
  }
}
