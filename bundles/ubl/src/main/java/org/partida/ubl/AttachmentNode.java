package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Attachment (BG-24). */
@XmlAccessorType(XmlAccessType.FIELD)
final class AttachmentNode {
  @XmlElement(name = "EmbeddedDocumentBinaryObject")
  BinaryNode embedded;

  @XmlElement(name = "ExternalReference")
  ExternalNode external;
}
