package org.partida.base.xml;

import com.fasterxml.aalto.UncheckedStreamException;
import java.util.function.Supplier;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Refuses DTDs and what is too deep, whichever method moves the cursor. */
final class LimitedReader extends StreamReaderDelegate {
  private final XmlLimits limits;
  private int depth;

  LimitedReader(XMLStreamReader reader, XmlLimits limits) {
    super(reader);
    this.limits = limits;
  }

  @Override
  public int next() throws XMLStreamException {
    int event;
    try {
      event = super.next();
    } catch (XMLStreamException e) {
      throw largeOrSame(e);
    } catch (PartidaException e) {
      throw e;
    } catch (RuntimeException e) {
      // the parser's own way to say that xmlns stands where it may not
      throw new XMLStreamException(e.getMessage(), super.getLocation(), e);
    }
    switch (event) {
      case START_ELEMENT -> entered();
      case END_ELEMENT -> depth--;
      case DTD, ENTITY_REFERENCE, ENTITY_DECLARATION ->
          throw refused(
              "xml.dtd",
              "the XML has a DTD or an entity, which no e-invoice or statement needs",
              "ask the sender for a file without DOCTYPE");
      default -> {
        // nothing to check
      }
    }
    return event;
  }

  @Override
  public int nextTag() throws XMLStreamException {
    int event = next();
    while (event == SPACE
        || event == COMMENT
        || event == PROCESSING_INSTRUCTION
        || event == CHARACTERS && isWhiteSpace()) {
      event = next();
    }
    if (event != START_ELEMENT && event != END_ELEMENT) {
      throw new XMLStreamException("a tag is expected here, not text", getLocation());
    }
    return event;
  }

  @Override
  public String getElementText() throws XMLStreamException {
    try {
      String text = super.getElementText();
      depth--;
      return text;
    } catch (XMLStreamException e) {
      throw largeOrSame(e);
    }
  }

  // the parser is lazy: text is read when it is asked for, and fails then

  @Override
  public String getText() {
    return late(super::getText);
  }

  @Override
  public char[] getTextCharacters() {
    return late(super::getTextCharacters);
  }

  @Override
  public int getTextLength() {
    return late(super::getTextLength);
  }

  @Override
  public boolean isWhiteSpace() {
    return late(super::isWhiteSpace);
  }

  private static <T> T late(Supplier<T> call) {
    try {
      return call.get();
    } catch (UncheckedStreamException e) {
      throw e.getCause() instanceof XMLStreamException x ? SafeXml.malformed(x) : e;
    }
  }

  private void entered() {
    depth++;
    if (depth > limits.depth()) {
      throw refused(
          "xml.tooDeep",
          "the XML is nested deeper than " + limits.depth() + " elements",
          "ask the sender for a proper file");
    }
    if (getAttributeCount() + getNamespaceCount() > limits.attributes()) {
      throw refused(
          "xml.attributes",
          "an element has more than " + limits.attributes() + " attributes",
          "ask the sender for a proper file");
    }
  }

  private PartidaException refused(String code, String message, String fix) {
    Location at = getLocation();
    return new PartidaException(
        new Problem(
            code, message, "line " + at.getLineNumber() + ", column " + at.getColumnNumber(), fix));
  }

  private static XMLStreamException largeOrSame(XMLStreamException e) {
    if (e.getNestedException() instanceof LimitedStream.TooLarge t) {
      throw new PartidaException(SafeXml.tooLarge(t.getMessage()), e);
    }
    return e;
  }
}
