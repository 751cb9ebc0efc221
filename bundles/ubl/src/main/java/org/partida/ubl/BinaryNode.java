package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlTransient;

/** An embedded file. Its text is not mapped: megabytes of base64 would be built for nothing. */
@XmlAccessorType(XmlAccessType.FIELD)
final class BinaryNode {
  @XmlAttribute(name = "mimeCode")
  String mediaType;

  @XmlAttribute(name = "filename")
  String fileName;

  /** Length of the base64 text, set by the listener. */
  @XmlTransient long encodedLength;
}
