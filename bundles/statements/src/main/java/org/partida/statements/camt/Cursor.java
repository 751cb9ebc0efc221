package org.partida.statements.camt;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partida.base.xml.SafeXml;
import org.partida.base.xml.XmlLimits;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;

/**
 * Walks over the XML by local names, whatever the namespace and version, and takes out small parts
 * whole. One use, one thread.
 */
final class Cursor {
  private static final int MAX_NODES = 2_000_000;

  private final XMLStreamReader reader;
  private int nodes;
  private int entries;

  Cursor(InputStream in) {
    this.reader =
        SafeXml.reader(
            in,
            new XmlLimits(
                SourceText.MAX_BYTES, XmlLimits.DEFAULT.depth(), XmlLimits.DEFAULT.attributes()));
  }

  /** Moves to the next start tag; false at the end tag of the parent or at the end of the file. */
  boolean nextChild() {
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamReader.START_ELEMENT) {
          count();
          return true;
        }
        if (event == XMLStreamReader.END_ELEMENT || event == XMLStreamReader.END_DOCUMENT) {
          return false;
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    }
  }

  /**
   * Moves on to the next start tag, at any depth, whose local name is wanted; false at the end of
   * the file.
   */
  boolean find(Predicate<String> wanted) {
    try {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT) {
          count();
          if (wanted.test(reader.getLocalName())) {
            return true;
          }
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    }
  }

  private void count() {
    entries += reader.getLocalName().equals("Ntry") ? 1 : 0;
  }

  /** How many entries have gone by, wherever they stood. */
  int entries() {
    return entries;
  }

  String name() {
    return reader.getLocalName();
  }

  int line() {
    return reader.getLocation().getLineNumber();
  }

  /** Passes over the element whose start tag was read. */
  void skip() {
    while (nextChild()) {
      skip();
    }
  }

  /** Takes the element whose start tag was read, with all in it. */
  Node take() {
    nodes = 0;
    try {
      return node();
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    }
  }

  private Node node() throws XMLStreamException {
    if (++nodes > MAX_NODES) {
      throw Refusal.at(
          line(), "camt.too-large", "one entry has more than " + MAX_NODES + " elements");
    }
    Node node =
        new Node(
            reader.getLocalName(),
            line(),
            Optional.ofNullable(reader.getAttributeValue(null, "Ccy")));
    String text = "";
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        count();
        node.add(node());
      } else if (event == XMLStreamReader.END_ELEMENT) {
        node.text(SourceText.fold(text));
        return node;
      } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
        text = text.isEmpty() ? reader.getText() : text + reader.getText();
      }
    }
    throw Refusal.at(node.line(), "camt.truncated", "the file ends inside " + node.name());
  }
}
