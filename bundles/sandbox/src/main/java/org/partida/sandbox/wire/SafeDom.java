package org.partida.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.partida.sandbox.generate.Payload;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The JDK's own parser with DTDs refused. */
public final class SafeDom {
  private SafeDom() {}

  /** Parses; a document that is not well-formed or has a DTD is an {@link UnreadableException}. */
  public static Document parse(InputStream in) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(in);
    } catch (SAXException e) {
      throw new UnreadableException(describe(e), e);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("sandbox: the JDK's parser does not work", e);
    }
  }

  /** True if the bytes are XML that we read. */
  static boolean isXml(Payload payload) {
    try {
      return parse(new ByteArrayInputStream(payload.bytes())).getDocumentElement() != null;
    } catch (UnreadableException e) {
      return false;
    }
  }

  /** The text of the first element of that local name; empty if there is none. */
  static String firstText(Payload payload, String name) {
    Node node =
        parse(new ByteArrayInputStream(payload.bytes())).getElementsByTagNameNS("*", name).item(0);
    return node == null ? "" : node.getTextContent().strip();
  }

  /** As the authority prints it: class name, line, column, message. */
  private static String describe(SAXException e) {
    return e instanceof SAXParseException p
        ? "org.xml.sax.SAXParseException; lineNumber: "
            + p.getLineNumber()
            + "; columnNumber: "
            + p.getColumnNumber()
            + "; "
            + p.getMessage()
        : e.toString();
  }

  /** The bytes are no XML that we read. */
  public static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Throws instead of printing to the console, which is the parser's default. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // a warning does not make a document unreadable
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
