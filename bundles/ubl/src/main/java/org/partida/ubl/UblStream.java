package org.partida.ubl;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * A reader that takes the UBL namespaces away, so that the beans match by local name whatever
 * prefix or spelling of the namespace the issuer's program chose, while elements of other
 * namespaces (a signature, an extension) stay apart. It also measures an embedded file without
 * touching its text.
 */
final class UblStream extends StreamReaderDelegate {
  private static final String EMBEDDED = "EmbeddedDocumentBinaryObject";
  private static final int KNOWN = 4;

  private final String[] uris = new String[KNOWN];
  private final String[] mapped = new String[KNOWN];
  private int known;
  private boolean measuring;
  private int textStart;
  private long encodedLength;

  UblStream(XMLStreamReader reader) {
    super(reader);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the parser interns them; a miss costs time, nothing else
  public String getNamespaceURI() {
    String uri = super.getNamespaceURI();
    if (uri == null) {
      return "";
    }
    for (int i = 0; i < known; i++) {
      if (uris[i] == uri) {
        return mapped[i];
      }
    }
    return learn(uri);
  }

  private String learn(String uri) {
    String result = UblNames.isUbl(uri) ? "" : uri;
    if (known < KNOWN) {
      uris[known] = uri;
      mapped[known++] = result;
    }
    return result;
  }

  /** The namespace as it is written. */
  String printedNamespace() {
    String uri = super.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  @Override
  public int next() throws XMLStreamException {
    int event = super.next();
    if (event == START_ELEMENT) {
      if (EMBEDDED.equals(getLocalName())) {
        measuring = true;
        textStart = -1;
      }
    } else if (measuring) {
      measure(event);
    }
    return event;
  }

  private void measure(int event) {
    int at = getLocation().getCharacterOffset();
    if (textStart < 0) {
      textStart = at;
    }
    if (event == END_ELEMENT) {
      encodedLength = Math.max(0, at - textStart);
      measuring = false;
    }
  }

  /** Length of the base64 text of the embedded file that ended last. */
  long encodedLength() {
    return encodedLength;
  }
}
