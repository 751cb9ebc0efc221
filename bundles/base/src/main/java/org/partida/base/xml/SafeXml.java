package org.partida.base.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.RootElement;

/**
 * XML that strangers made. A DTD is refused, so there are no entities to expand and nothing outside
 * is ever fetched; size, depth and attributes are limited. The parser is Aalto, constructed here by
 * name: it is never looked up and never visible to others. Thread-safe.
 */
public final class SafeXml {
  private static final XMLInputFactory FACTORY = factory();

  private SafeXml() {}

  /** A namespace-aware, coalescing reader with the default limits. */
  public static XMLStreamReader reader(InputStream in) {
    return reader(in, XmlLimits.DEFAULT);
  }

  /**
   * A namespace-aware, coalescing reader. The caller closes {@code in}.
   *
   * @throws PartidaException here or while reading: {@code xml.dtd}, {@code xml.tooLarge}, {@code
   *     xml.tooDeep}, {@code xml.attributes}, {@code xml.malformed}
   */
  public static XMLStreamReader reader(InputStream in, XmlLimits limits) {
    try {
      return new LimitedReader(
          FACTORY.createXMLStreamReader(new LimitedStream(in, limits.bytes())), limits);
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  /**
   * The root element; reads no further than its start tag and leaves the stream open. A byte-order
   * mark is no hindrance.
   */
  public static RootElement sniff(InputStream in) {
    XMLStreamReader reader = reader(in);
    try {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT) {
          String ns = reader.getNamespaceURI();
          return new RootElement(ns == null ? "" : ns, reader.getLocalName());
        }
      }
      throw new PartidaException(
          new Problem(
              "xml.malformed",
              "the XML has no root element",
              "",
              "get the file again from where it came"));
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  /** The root element of a file. */
  public static RootElement sniff(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 4096)) {
      return sniff(in);
    }
  }

  /** What is wrong with XML that is not well-formed, with line and column. */
  public static PartidaException malformed(XMLStreamException e) {
    if (e.getNestedException() instanceof LimitedStream.TooLarge) {
      return new PartidaException(tooLarge(e.getNestedException().getMessage()), e);
    }
    Location at = e.getLocation();
    String place =
        at == null ? "" : "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
    return new PartidaException(
        new Problem(
            "xml.malformed",
            "the XML is not well-formed: " + firstLine(e),
            place,
            "get the file again from where it came"),
        e);
  }

  static Problem tooLarge(String message) {
    return new Problem("xml.tooLarge", message, "", "ask the sender for a smaller file");
  }

  private static String firstLine(Throwable e) {
    String m = String.valueOf(e.getMessage());
    int nl = m.indexOf('\n');
    return nl < 0 ? m : m.substring(0, nl);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory f = new InputFactoryImpl();
    f.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
    f.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
    f.setProperty(XMLInputFactory.IS_COALESCING, Boolean.TRUE);
    f.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, Boolean.TRUE);
    return f;
  }
}
