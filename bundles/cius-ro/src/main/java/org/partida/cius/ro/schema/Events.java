package org.partida.cius.ro.schema;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Sends what a safe reader reads to a SAX handler, with the place in the file. One use. */
final class Events implements Locator {
  private final XMLStreamReader in;
  private final ContentHandler out;
  private final AttributesImpl attributes = new AttributesImpl();

  Events(XMLStreamReader in, ContentHandler out) {
    this.in = in;
    this.out = out;
  }

  void send() throws XMLStreamException, SAXException {
    out.setDocumentLocator(this);
    out.startDocument();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            out.characters(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
        default -> {
          // comments and instructions mean nothing to a schema
        }
      }
    }
    out.endDocument();
  }

  private void start() throws SAXException {
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      out.startPrefixMapping(text(in.getNamespacePrefix(i)), text(in.getNamespaceURI(i)));
    }
    attributes.clear();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeLocalName(i);
      attributes.addAttribute(
          text(in.getAttributeNamespace(i)),
          name,
          qualified(in.getAttributePrefix(i), name),
          "CDATA",
          in.getAttributeValue(i));
    }
    out.startElement(
        text(in.getNamespaceURI()),
        in.getLocalName(),
        qualified(in.getPrefix(), in.getLocalName()),
        attributes);
  }

  private void end() throws SAXException {
    out.endElement(
        text(in.getNamespaceURI()),
        in.getLocalName(),
        qualified(in.getPrefix(), in.getLocalName()));
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      out.endPrefixMapping(text(in.getNamespacePrefix(i)));
    }
  }

  private static String qualified(String prefix, String name) {
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  private static String text(String s) {
    return s == null ? "" : s;
  }

  @Override
  public String getPublicId() {
    return null;
  }

  @Override
  public String getSystemId() {
    return null;
  }

  @Override
  public int getLineNumber() {
    return in.getLocation().getLineNumber();
  }

  @Override
  public int getColumnNumber() {
    return in.getLocation().getColumnNumber();
  }
}
